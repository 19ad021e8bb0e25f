const N = 624;
const M = 397;
const UPPER = 0x8000_0000;
const LOWER = 0x7fff_ffff;
const TWIST = 0x9908_b0df;
const TWO_TO_32 = 0x1_0000_0000;

/**
 * MT19937 of Matsumoto and Nishimura (ACM Transactions on Modeling and Computer Simulation 8(1), 1998), seeded as their
 * `init_genrand` of 2002: what C++ calls `std::mt19937` and Python `random.Random` is built on, so anybody has it.
 *
 * @param seed from 0 to 4294967295
 * @returns the next number from 0 to 4294967295 with each call
 */
export function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let n = 1; n < N; n += 1) state[n] = Math.imul(1_812_433_253, state[n - 1]! ^ (state[n - 1]! >>> 30)) + n;
  let next = N;
  const twist = () => {
    for (let n = 0; n < N; n += 1) {
      const y = (state[n]! & UPPER) | (state[(n + 1) % N]! & LOWER);
      state[n] = state[(n + M) % N]! ^ (y >>> 1) ^ (y & 1 ? TWIST : 0);
    }
    next = 0;
  };
  return () => {
    if (next === N) twist();
    let y = state[next]!;
    next += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/**
 * So many of the items, none twice, each set of them as probable as any other: the first steps of the shuffle of Fisher and
 * Yates (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P, from the front). A number that is not below the
 * highest multiple of what is left in 2^32 is passed over, so that no item is favoured.
 */
export function drawnFrom<T>(items: readonly T[], size: number, seed: number): T[] {
  const random = mersenneTwister(seed);
  const all = [...items];
  const below = (bound: number) => {
    const fair = TWO_TO_32 - (TWO_TO_32 % bound);
    let number = random();
    while (number >= fair) number = random();
    return number % bound;
  };
  const most = Math.min(size, all.length);
  for (let n = 0; n < most; n += 1) {
    const other = n + below(all.length - n);
    [all[n], all[other]] = [all[other]!, all[n]!];
  }
  return all.slice(0, most);
}
