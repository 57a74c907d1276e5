package dev.orderline.ivr.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialplanTextTest {
    @Test
    void nothingWithAMeaningInTheDialplanComesThrough() {
        StringBuilder everything = new StringBuilder();
        for (char c = 0; c < 0x300; c++) {
            everything.setLength(0);
            String value =
                    DialplanText.value(everything.append('x').append(c).append('x').toString());
            assertTrue(value.matches("x[A-Za-z0-9 .:+#-]x"), "character " + (int) c);
        }
    }

    @Test
    void injectionBecomesHarmlessWords() {
        assertEquals("SHELL rm -rf", DialplanText.value("${SHELL(rm -rf /)}"));
        assertEquals("a SET VARIABLE b", DialplanText.value("a\"\r\nSET VARIABLE b"));
        assertEquals("x System reboot", DialplanText.value("x,System(reboot)"));
    }

    @Test
    void valuesAreShort() {
        assertEquals(64, DialplanText.value("a".repeat(100_000)).length());
        assertEquals("", DialplanText.value("€".repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource({"order-number,ORDER_NUMBER", "item 2,ITEM_2", "x${y},X_Y_", "ß,SS", "'',''"})
    void namesAreUpperCase(String slot, String name) {
        assertEquals(name, DialplanText.name(slot));
        assertTrue(DialplanText.name(slot.repeat(50)).length() <= 32);
    }

    @ParameterizedTest
    @CsvSource({
        "15551234,15551234",
        "+49 (30) 123-45.6,+4930123456",
        "anonymous,''",
        "12ab,''",
        "++1,''",
        "1+1,''",
        "'1,2',''",
        "'',''",
        "12345678901234567890123456789012345,''"
    })
    void onlyANumberIsANumber(String given, String number) {
        assertEquals(number, DialplanText.number(given, 32));
    }

    @ParameterizedTest
    @CsvSource({"100,100", "+4930123,+4930123", "s,s", "'100,1',''", "${X},''", "'',''"})
    void onlyAnExtensionIsAnExtension(String given, String extension) {
        assertEquals(extension, DialplanText.extension(given, 32));
    }
}
