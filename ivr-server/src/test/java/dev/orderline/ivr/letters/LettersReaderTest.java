package dev.orderline.ivr.letters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.Letters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersReaderTest {
    private static final Path SHIPPED = Path.of("../dialplans/letters/letters.yaml");

    private final Problems problems = new Problems();

    private Optional<Letters> read(String text) {
        return LettersReader.read("letters.yaml", text, "Fernhill", problems);
    }

    private String told() {
        return problems.sorted().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void theShippedOnesAreGood() throws IOException {
        assertTrue(read(Files.readString(SHIPPED)).isPresent());
        assertEquals(List.of(), problems.sorted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text: Your return {rma} of the {item} is | text: Your return {rma} by {until} is | 36:11: error: there is no {until} here; what can be named is {shop}, {rma}, {item}",
                "Your code is {code} | Your code is secret | error: this text does not name {code}; it is of no use without",
                "cancelled. Please do not send it. | cancelled. Please} do not send it. | error: a brace without the other; write what is to be named in two of them: {shop}",
                "subject: \"{shop}: Your code\" | subject: \"{shop}: Your code {code}\" | names nothing but {shop}",
                "subject: \"{shop}: Your code\" | subject: \"{shop}: {item}\" | names nothing but {shop}",
                "subject: \"{shop}: Your code\" | subject: \"{shop} {shop} {shop}\" | may have 200 characters when it is filled in; write less, or name things less often: 150 are the most",
                "  code-sent: | code-send: | code-sen",
                "  order-cancelled: | order-canceled: | order-canceled",
                "  more: and more | # nothing | what was settled needs \"more\"",
                "kept: \"Return {rma}: you | kept: \"Return {rma} until {until}: you | there is no {until} here; what can be named is {shop}, {rma}, {item}, {amount}",
                "signature: \"{shop}\" | signature: \"{item}\" | there is no {item} here; what can be named is {shop}"
            })
    void aMistakeIsToldWithItsPlaceAndHowToMendIt(String good, String bad, String what)
            throws IOException {
        String text = Files.readString(SHIPPED);
        assertTrue(text.contains(good), good);
        assertEquals(Optional.empty(), read(text.replace(good, bad)));
        assertTrue(told().contains(what), this::told);
    }

    @Test
    void aTextThatMayGetTooLongIsNotAllowed() throws IOException {
        String text = Files.readString(SHIPPED);
        assertEquals(
                Optional.empty(),
                read(text.replace("We have received the {item}", "The {item}".repeat(40))));
        assertTrue(told().contains("3500 are the most"), this::told);
    }
}
