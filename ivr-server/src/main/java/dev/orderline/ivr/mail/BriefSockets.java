package dev.orderline.ivr.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets on which only so much can be heard: the library keeps a greeting until its last line, and
 * it may have none.
 */
final class BriefSockets extends SocketFactory {
    /** A conversation about one message is some 2 KiB, with certificates 10. */
    static final int MOST_BYTES = 1 << 20;

    @Override
    public Socket createSocket() {
        return new Brief();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw connected();
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("the mail library connects by itself");
    }

    private static final class Brief extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new BriefInput(super.getInputStream());
        }
    }

    private static final class BriefInput extends FilterInputStream {
        private int left = MOST_BYTES;

        BriefInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            left -= Math.max(0, count);
            if (left < 0) throw new IOException("a mail server that does not end");
            return count;
        }
    }
}
