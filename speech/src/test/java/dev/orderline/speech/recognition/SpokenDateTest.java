package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.recognition.SpokenDate.Direction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenDateTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    today             ; PAST   ; 2026-11-25
                    today             ; FUTURE ; 2026-11-25
                    today-1           ; PAST   ; 2026-11-24
                    today-1           ; FUTURE ;
                    today+14          ; FUTURE ; 2026-12-09
                    today+1           ; PAST   ;
                    month-1           ; PAST   ; 2026-10-25
                    month+3           ; ANY    ; 2027-02-25
                    tuesday           ; PAST   ; 2026-11-24
                    tuesday           ; FUTURE ; 2026-12-01
                    tuesday           ; ANY    ; 2026-11-24
                    saturday          ; ANY    ; 2026-11-28
                    sunday            ; ANY    ; 2026-11-22
                    wednesday         ; PAST   ; 2026-11-18
                    wednesday         ; FUTURE ; 2026-12-02
                    wednesday         ; ANY    ; 2026-11-25
                    last-tuesday      ; PAST   ; 2026-11-24
                    last-wednesday    ; ANY    ; 2026-11-18
                    last-tuesday      ; FUTURE ;
                    this-friday       ; FUTURE ; 2026-11-27
                    this-friday       ; ANY    ; 2026-11-27
                    this-friday       ; PAST   ; 2026-11-20
                    this-monday       ; ANY    ; 2026-11-23
                    this-wednesday    ; FUTURE ; 2026-11-25
                    next-monday       ; FUTURE ; 2026-11-30
                    next-friday       ; ANY    ; 2026-12-04
                    next-monday       ; PAST   ;
                    ---21             ; PAST   ; 2026-11-21
                    ---21             ; FUTURE ; 2026-12-21
                    ---25             ; FUTURE ; 2026-11-25
                    ---31             ; PAST   ; 2026-10-31
                    ---31             ; FUTURE ; 2026-12-31
                    ---09             ; ANY    ; 2026-12-09
                    ---10             ; ANY    ; 2026-11-10
                    --05-03           ; PAST   ; 2026-05-03
                    --05-03           ; FUTURE ; 2027-05-03
                    --12-24           ; ANY    ; 2026-12-24
                    --02-29           ; PAST   ; 2024-02-29
                    --02-29           ; FUTURE ; 2028-02-29
                    2026-05-03        ; PAST   ; 2026-05-03
                    2026-05-03        ; FUTURE ;
                    tuesday,--03-17   ; PAST   ; 2026-03-17
                    thursday,--03-17  ; PAST   ;
                    tuesday,---24     ; PAST   ; 2026-11-24
                    monday,2026-05-03 ; ANY    ;
                    """)
    void whatWasSaidIsADayOnce(String text, Direction direction, LocalDate day) {
        assertEquals(Optional.ofNullable(day), SpokenDate.parse(text).resolve(TODAY, direction));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blue",
                "today+",
                "today+0",
                "today-99999",
                "month",
                "month1",
                "---32",
                "---1",
                "--02-30",
                "2025-02-29",
                "2026-5-3",
                "last-",
                "plain-tuesday",
                "TUESDAY",
                "tuesday,today",
                "tuesday,tuesday",
                "today,2026-05-03"
            })
    void whatIsNoTextOfADateIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SpokenDate.parse(text));
    }

    @Test
    void everyDateSaidOnAnyDayIsInItsDirection() {
        var random = new Random(1);
        Acceptor date = Grammars.ENGLISH.date();
        for (int i = 0; i < 5_000; i++) {
            LocalDate today = TODAY.plusDays(random.nextInt(3_000));
            List<String> values = Values.of(date.example(random), date);
            SpokenDate said = SpokenDate.parse(values.getFirst());
            said.resolve(today, Direction.PAST)
                    .ifPresent(day -> assertTrue(!day.isAfter(today), said + " on " + today));
            said.resolve(today, Direction.FUTURE)
                    .ifPresent(day -> assertTrue(!day.isBefore(today), said + " on " + today));
            assertTrue(said.resolve(today, Direction.ANY).isPresent(), said + " on " + today);
        }
    }
}
