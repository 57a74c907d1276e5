package dev.orderline.ivr.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScreenCodeTest {
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern WIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final int QUIET = 4;

    @Test
    void whatIsDrawnIsTheNumberWithAQuietZone() throws Exception {
        String svg = ScreenCode.svg("306141412345678908");
        Matcher wide = WIDE.matcher(svg);
        assertTrue(wide.find(), svg);
        var modules = new BitMatrix(Integer.parseInt(wide.group(1)) - 2 * QUIET);
        MODULE.matcher(svg)
                .results()
                .forEach(module ->
                        modules.set(
                                Integer.parseInt(module.group(1)) - QUIET,
                                Integer.parseInt(module.group(2)) - QUIET));
        assertEquals("306141412345678908", new Decoder().decode(modules).getText());
    }

    @Test
    void aNumberIsNoMarkup() {
        assertTrue(!ScreenCode.svg("<script>").contains("<script>"));
    }
}
