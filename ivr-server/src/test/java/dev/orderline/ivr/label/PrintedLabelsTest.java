package dev.orderline.ivr.label;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.ResultPoint;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class PrintedLabelsTest {
    private static final Numbering OWN = new Numbering.Own();
    private static final Numbering SSCC = new Numbering.Sscc("0614141");
    private static final Address HOME =
            new Address(
                    "\u0141ukasz Brown", "18 Mulberry Street", "Springfield, IL", "62704", "US");
    private static final Address SHOP =
            new Address("Northwind Returns", "1200 Harbor Avenue", "Portland, OR", "97209", "US");
    private static final List<String> CONTENTS =
            List.of("1 x Rain jacket, blue", "2 x Merino socks, grey");
    private static final Parcel PARCEL = parcel(HOME, SHOP, CONTENTS);

    /** In points, as the layout has it. */
    private static final double MARGIN = 36;

    private static final int DOTS_A_MODULE = 4;

    static final List<String> HOSTILE =
            List.of(
                    "",
                    "<b>Bob</b>",
                    "W".repeat(100),
                    "i".repeat(100),
                    "Anna-Lena von und zu Wolkenstein ".repeat(3),
                    "W".repeat(1_000_000),
                    " ".repeat(10_000) + "late",
                    "\u674e\u5c0f\u9f99",
                    "\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                    "\u05e9\u05dc\u05d5\u05dd (12) \u05e2\u05d5\u05dc\u05dd",
                    "\u0645\u062d\u0645\u062f \u0644\u0627 \u0639\u0644\u064a",
                    "\ufdfd".repeat(40),
                    "\u202e\u2066reversed\u2069",
                    "two\r\nlines\tand\u0000a\u0007bell\u001b[31m\u2028\u2029",
                    "Z" + "\u0335\u0489\u0344".repeat(300),
                    "\ud800 alone \udfff",
                    "\ud83d\ude00".repeat(400),
                    "\u2288\u226e\u27ec\u05d0\u298b",
                    "\uffff\ufffe\ue000\udbff\udfff");

    @ParameterizedTest
    @EnumSource
    void numbersScanOnAThermalPrinter(Paper paper) {
        Made.Label label = label(new PrintedLabels(paper, OWN), PARCEL);
        Printout printout = Printout.of(label);
        assertEquals(label.tracking(), printout.bars().getText());
        assertEquals(label.tracking(), printout.squares().getText());
        assertTrue(printout.text().contains(label.tracking()), printout.text());
    }

    @ParameterizedTest
    @EnumSource
    void containerCodesScanAsGs1(Paper paper) {
        Made.Label label = label(new PrintedLabels(paper, SSCC), PARCEL);
        Printout printout = Printout.of(label);
        assertEquals("]C100" + label.tracking(), printout.bars().getText());
        assertEquals(label.tracking(), printout.squares().getText());
        assertTrue(printout.text().contains("(00)" + label.tracking()), printout.text());
    }

    @Test
    void squaresCorrectErrorsAtLevelM() {
        Result squares =
                Printout.of(label(new PrintedLabels(Paper.LETTER, SSCC), PARCEL)).squares();
        assertEquals(
                "M", squares.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL));
    }

    @ParameterizedTest
    @EnumSource
    void barsAreWholeDotsBetweenQuietZones(Paper paper) {
        Printout printout = Printout.of(label(new PrintedLabels(paper, SSCC), PARCEL));
        ResultPoint[] ends = printout.bars().getResultPoints();
        List<Integer> runs = printout.runs((int) ends[0].getY());
        // The frame, what is before the bars, the bars, what is behind them, and the frame.
        List<Integer> bars = runs.subList(3, runs.size() - 3);
        int quiet = 10 * DOTS_A_MODULE;
        assertTrue(runs.get(2) >= quiet && runs.get(runs.size() - 3) >= quiet, runs::toString);
        assertTrue(bars.stream().allMatch(run -> run % DOTS_A_MODULE == 0), bars::toString);
        assertEquals(156 * DOTS_A_MODULE, bars.stream().mapToInt(run -> run).sum());
    }

    @Test
    void everythingIsSaid() {
        String text = text(PARCEL);
        Stream.of(
                        "RMA 123459",
                        "\u0141ukasz Brown",
                        "18 Mulberry Street",
                        "Springfield, IL 62704",
                        "Northwind Returns",
                        "1200 Harbor Avenue",
                        "Portland, OR 97209",
                        "Please send it by Thursday, December 31, 2026",
                        "1 x Rain jacket, blue",
                        "2 x Merino socks, grey",
                        "Put this slip into the parcel")
                .forEach(said -> assertTrue(text.contains(said), () -> said + " in " + text));
    }

    @Test
    void fromAbroadPostcodesStandWhereTheyDoThereAndCountriesAreNamed() {
        var munich =
                new Address("Anna M\u00fcller", "Sendlinger Str. 8", "M\u00fcnchen", "80331", "DE");
        String text = text(parcel(munich, SHOP, CONTENTS));
        assertTrue(text.contains("80331 M\u00fcnchen"), text);
        assertTrue(text.contains("GERMANY"), text);
        assertTrue(text.contains("UNITED STATES"), text);
    }

    @Test
    void whatIsTooMuchIsCounted() {
        String text = text(parcel(HOME, SHOP, Collections.nCopies(1000, "1 x Sock")));
        assertTrue(text.contains("and 9"), text);
        assertTrue(text.lines().filter(line -> line.contains("1 x Sock")).count() > 10, text);
    }

    @Test
    void whatTheFontLacksLeavesAReplacement() {
        String text = text(parcel(named("Bruce \u674e\u5c0f\u9f99"), SHOP, CONTENTS));
        assertTrue(text.contains("Bruce \ufffd\ufffd\ufffd"), text);
    }

    @Test
    void rightToLeftIsRead() {
        String text =
                text(
                        parcel(
                                named("\u05e9\u05dc\u05d5\u05dd"),
                                SHOP,
                                List.of("\u0645\u062d\u0645\u062f")));
        assertTrue(text.contains("\u05e9\u05dc\u05d5\u05dd"), text);
        assertTrue(text.contains("\u0645\u062d\u0645\u062f"), text);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noTextLeavesItsPlace(String text) {
        Paper paper = Paper.A4;
        var address = new Address(text, text, text, text, text);
        Parcel parcel = parcel(address, address, Collections.nCopies(100, text));
        var labels = new PrintedLabels(paper, OWN);
        Printout usual = Printout.of(label(labels, PARCEL));
        Printout printout = Printout.of(label(labels, parcel));
        for (Box place : places(paper))
            assertEquals(usual.dots(place), printout.dots(place), place::toString);
    }

    /**
     * Where texts have no business: the margins, the bars and the squares with their quiet zones.
     */
    private static List<Box> places(Paper paper) {
        Box page = new Box(0, 0, paper.width(), paper.height());
        Box label = page.inset(MARGIN);
        return List.of(
                page.upper(MARGIN - 1),
                page.below(paper.height() - MARGIN + 1),
                page.leftward(MARGIN - 1),
                page.beside(paper.width() - MARGIN + 1),
                label.below(253).upper(124),
                label.below(35).upper(108).beside(label.width() - 112));
    }

    @Test
    void madeAgainALabelIsTheSame() {
        Made first = new PrintedLabels(Paper.LETTER, SSCC).make(PARCEL);
        assertEquals(first, new PrintedLabels(Paper.LETTER, SSCC).make(PARCEL));
    }

    @Test
    void anotherParcelOfTheSameReturnHasAnotherNumber() {
        var another =
                new Parcel(new UUID(0, 8), PARCEL.rma(), HOME, SHOP, CONTENTS, PARCEL.until());
        for (Numbering numbering : List.of(OWN, SSCC)) {
            var labels = new PrintedLabels(Paper.LETTER, numbering);
            assertNotEquals(label(labels, PARCEL).tracking(), label(labels, another).tracking());
        }
    }

    @Test
    void manyAreMadeAtOnce() throws Exception {
        var labels = new PrintedLabels(Paper.LETTER, SSCC);
        List<Parcel> parcels =
                HOSTILE.stream().map(name -> parcel(named(name), SHOP, CONTENTS)).toList();
        List<Made> alone = parcels.stream().map(labels::make).toList();
        var fresh = new PrintedLabels(Paper.LETTER, SSCC);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var making = new ArrayList<Future<Made>>();
            for (int round = 0; round < 2; round++)
                for (Parcel each : parcels)
                    making.add(pool.submit((Callable<Made>) () -> fresh.make(each)));
            for (int i = 0; i < making.size(); i++)
                assertEquals(alone.get(i % alone.size()), making.get(i).get());
        }
    }

    @Test
    void aLabelIsASmallFileNamedByItsReturn() {
        Made.Label label = label(new PrintedLabels(Paper.LETTER, SSCC), PARCEL);
        assertEquals("return-123459.pdf", label.pdf().name());
        assertEquals("application/pdf", label.pdf().type());
        int bytes = label.pdf().bytes().length;
        assertTrue(bytes < 50_000, bytes + " bytes");
    }

    @Test
    void paperIsThatOfTheCountry() {
        assertEquals(
                Set.of(Paper.LETTER),
                Stream.of("US", "us", "CA", "MX").map(Paper::usualIn).collect(toSet()));
        assertEquals(
                Set.of(Paper.A4),
                Stream.of("DE", "GB", "AU", "").map(Paper::usualIn).collect(toSet()));
    }

    private static String text(Parcel parcel) {
        return Printout.of(label(new PrintedLabels(Paper.LETTER, SSCC), parcel)).text();
    }

    private static Made.Label label(PrintedLabels labels, Parcel parcel) {
        return switch (labels.make(parcel)) {
            case Made.Label label -> label;
            case Made.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static Address named(String name) {
        return new Address(name, HOME.street(), HOME.town(), HOME.postcode(), HOME.country());
    }

    private static Parcel parcel(Address from, Address to, List<String> contents) {
        return new Parcel(
                new UUID(0, 7),
                RmaNumber.ofSerial(12345),
                from,
                to,
                contents,
                LocalDate.of(2026, 12, 31));
    }
}
