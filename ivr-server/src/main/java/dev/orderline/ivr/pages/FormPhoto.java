package dev.orderline.ivr.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/**
 * The file in a form's field {@link #FIELD}, read while it comes in: of a form of any length some
 * 16 kB are in memory. Ends at once if there is no such field. What follows the field stays unread.
 */
final class FormPhoto extends BlockInput {
    static final String FIELD = "photo";

    private static final Pattern NAMED =
            Pattern.compile("form-data;(.*;)?\\s*name=\"?" + FIELD + "\"?(;.*)?");

    private static final int AT_ONCE = 16 << 10;
    private static final int MOST_PARTS = 8;
    private static final int MOST_HEADERS = 2 << 10;

    private final InputStream form;
    private final MultiPart.Parser parser;
    private final Deque<ByteBuffer> content = new ArrayDeque<>();
    private boolean over;
    private boolean broken;

    /**
     * @param form not closed
     * @param boundary between the form's fields, from its media type
     */
    FormPhoto(InputStream form, String boundary) {
        this.form = form;
        this.parser = new MultiPart.Parser(boundary, new Fields());
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(MOST_HEADERS);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) return 0;
        while (content.isEmpty()) {
            if (broken) throw new IOException("the form is not whole");
            if (over) return -1;
            more();
        }
        ByteBuffer next = content.element();
        int count = Math.min(length, next.remaining());
        next.get(to, from, count);
        if (!next.hasRemaining()) content.remove();
        return count;
    }

    private void more() throws IOException {
        byte[] bytes = new byte[AT_ONCE];
        int count = form.read(bytes);
        parser.parse(
                count < 0
                        ? Content.Chunk.EOF
                        : Content.Chunk.from(ByteBuffer.wrap(bytes, 0, count), false));
        if (count < 0) over = true;
    }

    /** Hears the parser; only {@link #more} makes it speak. */
    private final class Fields implements MultiPart.Parser.Listener {
        private boolean named;

        @Override
        public void onPartHeader(String name, String value) {
            if (name.equalsIgnoreCase("Content-Disposition"))
                named = NAMED.matcher(value).matches();
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            if (!named || over || !chunk.hasRemaining()) return;
            ByteBuffer own = ByteBuffer.allocate(chunk.remaining());
            own.put(chunk.getByteBuffer().duplicate()).flip();
            content.add(own);
        }

        @Override
        public void onPartEnd() {
            if (named) over = true;
            named = false;
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!over) broken = true;
        }
    }
}
