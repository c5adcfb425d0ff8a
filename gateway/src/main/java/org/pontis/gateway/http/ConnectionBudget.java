package org.pontis.gateway.http;

/**
 * How many connections there may be and how long their request headers, so that all headers in
 * memory together are bounded: a header is held until it is complete, and nobody need ever complete
 * one.
 *
 * @param headerBytes how long the request line and the header fields of one request may be
 * @param connections how many connections are open at once; more wait to be accepted
 */
record ConnectionBudget(int headerBytes, int connections) {
  private static final int WANTED_CONNECTIONS = 1024;
  private static final int FEWEST_CONNECTIONS = 64;
  private static final int LONGEST_HEADER = 2 * 1024 * 1024;

  /** What header fields may have besides the longest address. */
  private static final int FIELDS = 64 * 1024;

  /** A header that is read takes about twice its length. */
  private static final long SHARE_OF_HEAP = 8;

  /** The budget of a process with this heap that reads addresses of this length. */
  static ConnectionBudget of(long heapBytes, int uriLimit) {
    long bytes = heapBytes / SHARE_OF_HEAP;
    int least = uriLimit + FIELDS;
    int header = Math.clamp(bytes / WANTED_CONNECTIONS, least, Math.max(least, LONGEST_HEADER));
    long connections = Math.max(FEWEST_CONNECTIONS, bytes / header);
    return new ConnectionBudget(header, Math.toIntExact(connections));
  }
}
