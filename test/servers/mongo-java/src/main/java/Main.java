import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A document server for the tests: mongo-java-server in memory, on the loopback. {@code Main PORT} prints its address
 * on one line when it takes connections, and ends with its standard input.
 */
public final class Main {
    /** The driver refuses a server that speaks an older wire than that of MongoDB 4.2; this one speaks that of 6.0. */
    private record Version(List<Integer> getVersionArray, int getWireVersion) implements MongoVersion {}

    private static final class Backend extends MemoryBackend {
        /** What a client that asks for the Stable API greets with; this server knows the older name alone. */
        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            String known = command.equals("hello") ? "isMaster" : command;
            return super.handleCommand(channel, database, known, query);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Backend backend = new Backend();
        backend.version(new Version(List.of(6, 0, 0), 17));
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        System.out.println(server.getConnectionString());
        // Whoever started it holds the other end: it never outlives its tests, however they end.
        while (System.in.read() >= 0) {
            // Nothing is said that way.
        }
        server.shutdownNow();
        System.exit(0);
    }
}
