package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @Test
    void aSecretIsNotShown() {
        assertEquals("Secret[...]", new Secret("sk_test_1").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "key\n", "key\r\nX: y", "k\u0000", "ключ"})
    void whatCannotBeShownInALineOfAsciiIsNoSecret(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Secret(text));
    }
}
