package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.phone.PhoneCall;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who choose their numbers to lead the dialplan or FastAGI astray. */
@Tag("slow")
@Isolated("reloads Asterisk's telephones")
@ExtendWith(SharedLab.class)
class HostileCallerTest {
    /** A trunk that anybody on this machine may use, by calling as "trunk". */
    private static final String TRUNK =
            """

            [trunk](here)
            context = orderline-trunk
            aors = trunk

            [trunk]
            type = aor
            max_contacts = 0
            """;

    private static Lab lab;

    @BeforeAll
    static void connectTrunk(Lab shared) throws Exception {
        lab = shared;
        lab.stack().needServer(Map.of());
        lab.stack().addTelephones(TRUNK);
    }

    /** The first two led past admission once, the third into the lines of FastAGI. */
    @ParameterizedTest
    @CsvSource({
        "'10,12', 1012",
        "10%2Cnext, 10",
        "20%0Aagi_extension%3A%20100, 20100",
        "30%24%7BEPOCH%7D, 30"
    })
    void whatIsDialledOverATrunkIsANumberAndNothingElse(String dialled, String called)
            throws Exception {
        try (PhoneCall call = lab.dial("trunk", dialled)) {
            Lab.awaitSpeech(call);
            Lab.await("the call is admitted", () -> count("called = '" + called + "'") == 1);
        }
    }

    @Test
    void aCallersNumberAddsNoLineToWhatFastAgiReads() throws Exception {
        try (PhoneCall call = lab.dial("15590001%0Aagi_dnid%3A%201", "100")) {
            Lab.awaitSpeech(call);
            // No number, so it is withheld; cut at the line's end it would be one.
            Lab.await("the call is admitted", () -> count("called = '100' and caller = ''") == 1);
            assertEquals(0, count("caller = '15590001'"));
        }
    }

    private static int count(String where) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from calls where " + where)
                                .mapTo(Integer.class)
                                .one());
    }
}
