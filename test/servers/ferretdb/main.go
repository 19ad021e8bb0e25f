// A document server for the tests: FerretDB on SQLite files in a folder, on the loopback.
//
//	ferretdb FOLDER PORT
//
// It prints its address on one line when it takes connections, and ends with its standard input.
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"sync"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: ferretdb FOLDER PORT"))
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Logger:    slog.New(slog.NewTextHandler(io.Discard, nil)),
		Handler:   "sqlite",
		SQLiteURL: "file:" + os.Args[1] + "/",
	})
	if err != nil {
		fail(err)
	}
	go func() { _ = server.Run(context.Background()) }()
	inner, err := url.Parse(server.MongoDBURI())
	if err != nil {
		fail(err)
	}
	outer, err := net.Listen("tcp", "127.0.0.1:"+os.Args[2])
	if err != nil {
		fail(err)
	}
	go serve(outer, inner.Host)
	fmt.Printf("mongodb://%s/\n", outer.Addr())
	// Whoever started it holds the other end: it never outlives its tests, however they end.
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// An update of FerretDB looks first and writes then, in two steps that others come between. MongoDB's is one step, and
// what is tested relies on that: so one command runs at a time.
var turn sync.Mutex

func serve(outer net.Listener, inner string) {
	for {
		client, err := outer.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			server, err := net.Dial("tcp", inner)
			if err != nil {
				return
			}
			defer server.Close()
			for pass(client, server) {
			}
		}()
	}
}

// One request and its answer, which the client may take when it likes.
func pass(client, server net.Conn) bool {
	request, err := message(client)
	if err != nil {
		return false
	}
	if expectsNoAnswer(request) {
		return true
	}
	answer, err := ask(server, request)
	if err != nil {
		return false
	}
	_, err = client.Write(answer)
	return err == nil
}

// What is sent without waiting for an answer is a hint, such as the end of sessions; FerretDB would answer it.
func expectsNoAnswer(request []byte) bool {
	const opMsg, moreToCome = 2013, 2
	return len(request) >= 20 && binary.LittleEndian.Uint32(request[12:]) == opMsg &&
		binary.LittleEndian.Uint32(request[16:])&moreToCome != 0
}

func ask(server net.Conn, request []byte) ([]byte, error) {
	turn.Lock()
	defer turn.Unlock()
	if _, err := server.Write(request); err != nil {
		return nil, err
	}
	return message(server)
}

// A message begins with its length, of four bytes.
func message(from io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head)
	if length < 16 || length > 48_000_000 {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	whole := append(head, make([]byte, length-4)...)
	_, err := io.ReadFull(from, whole[4:])
	return whole, err
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
