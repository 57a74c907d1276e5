package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNormaliserTest {
    /** Words apart by single blanks, each perhaps with one mark; the last mark is no comma. */
    private static final Pattern SAID =
            Pattern.compile(
                    "|" + "([A-Za-z]+('[A-Za-z]+)*+[,.?!]? )*+[A-Za-z]+('[A-Za-z]+)*+[.?!]?");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Your order number is 20311540. | Your order number is two zero three one, one five four zero.
                    Order number 1234              | Order number one two three four
                    ending in 4321                 | ending in four three two one
                    code 007                       | code zero zero seven
                    order 12 mugs                  | order twelve mugs
                    #1234                          | number one two three four
                    No. 7                          | number seven
                    1Z999AA10123456784             | one, zee, nine nine nine, ay ay, one zero one, two three four five, six seven eight four
                    AB1234                         | ay bee, one two three four
                    MP3 or 4K                      | em pee three or four kay
                    02139-1234                     | zero two one three nine, one two three four
                    ZIP 02139                      | zip zero two one three nine
                    (800) 555-0199                 | eight zero zero, five five five, zero one nine nine
                    +1 800-555-0199                | one, eight zero zero, five five five, zero one nine nine
                    555-0199                       | five five five, zero one nine nine
                    """)
    void codesAreSaidOneByOne(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $24.99            | twenty four dollars and ninety nine cents
                    $1.00             | one dollar
                    $0.99.            | ninety nine cents.
                    $5.5              | five dollars and fifty cents
                    $1,234.56         | one thousand two hundred thirty four dollars and fifty six cents
                    -$3.20            | minus three dollars and twenty cents
                    24.99 dollars     | twenty four dollars and ninety nine cents
                    USD 24.99         | twenty four dollars and ninety nine cents
                    €5 or £3.01       | five euros or three pounds and one penny
                    15%               | fifteen percent
                    99.9 %            | ninety nine point nine percent
                    12,500 items      | twelve thousand five hundred items
                    1234 items        | one thousand two hundred thirty four items
                    2.5, -5           | two point five, minus five
                    0.125             | zero point one two five
                    3-5 or 5 – 7 days | three to five or five to seven days
                    2nd, 21st         | second, twenty first
                    1/2, 2½ cups      | one half, two and one half cups
                    24/7              | twenty four seven
                    10 oz, 1 lb, 6ft  | ten ounces, one pound, six feet
                    version 1.2.3     | version one point two point three
                    ١٢٣ and ①         | one hundred twenty three and one
                    """)
    void numbersAreSaidAsWhatTheyAre(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    2026-11-24                | November twenty fourth, twenty twenty six
                    11/24/2026                | November twenty fourth, twenty twenty six
                    3/7/2005                  | March seventh, two thousand five
                    2026-13-45                | two zero two six, one three, four five
                    November 24th             | November twenty fourth
                    Nov. 24, 2026.            | November twenty fourth, twenty twenty six.
                    Tue, Nov 24               | Tuesday, November twenty fourth
                    Sat 5 Nov                 | Saturday November fifth
                    May 2027                  | May twenty twenty seven
                    in 1999                   | in nineteen ninety nine
                    I sat in May.             | I sat in May.
                    3:30 pm                   | three thirty pee em
                    3:30                      | three thirty
                    10:05 a.m. today          | ten oh five ay em today
                    at 8 p.m. Please wait.    | at eight pee em. Please wait.
                    until 8 PM.               | until eight pee em.
                    3:00                      | three o'clock
                    15:30                     | three thirty pee em
                    25:61                     | two five, six one
                    """)
    void datesAndTimesAreSaidAsWhatTheyAre(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    USPS, UPS, DHL.               | you ess pee ess, you pee ess, dee aitch ell.
                    FAQs on SKUs                  | eff ay cues on ess kay yous
                    the U.S.                      | the you ess.
                    the U.S. mail                 | the you ess mail
                    e.g. FedEx                    | for example Fed Ex
                    XL, HTML                      | ex ell, aitch tee em ell
                    PLEASE DO NOT SHOUT           | please do not shout
                    OK. Good.                     | okay. Good.
                    A package. A mug.             | a package. a mug.
                    Press A or b, I say           | Press ay or bee, I say
                    Dr. Smith, Elm Dr.            | Doctor Smith, Elm Drive.
                    Main St. in St. Louis         | Main Street in Saint Louis
                    Mr. and Mrs. O'Brien Jr.      | Mister and Missus O'Brien Junior.
                    Acme Inc. ships, etc.         | Acme Incorporated ships, et cetera.
                    I'd, you'll, they're, I'm     | I would, you will, they are, I am
                    I'd've                        | I would have
                    that's it, IT'S WHO'S         | that is it, it is who is
                    let's see, don't, haven't     | let us see, don't, have not
                    the customer's UPS's          | the customer's you pee ess's
                    """)
    void wordsAreSaidThatAreNotWrittenOut(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    john.doe-2@example.com               | john dot doe dash two at example dot com
                    see https://www.example.com/returns. | see example dot com slash returns.
                    www.ups.com/a?b=c, now               | you pee ess dot com slash a, now
                    Done.It is                           | Done. It is
                    """)
    void addressesAreSpelt(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Press # or *.               | Press pound or star.
                    Tom & Jerry + 1             | Tom and Jerry plus one
                    <b>bold</b> & 'quoted'      | bee bold bee and quoted
                    **now** (or never)          | now or never
                    Café Ørsted, soft\u00adware | Cafe Orsted, software
                    你好 hello👍world             | hello world
                    don’t – stop…               | don't, stop.
                    What?! ... ,, no            | What? no
                    re-send now; or: later      | re send now, or, later
                    """)
    void signsAreSaidOrLeftOut(String written, String said) {
        assertEquals(said, TextNormaliser.normalise(written));
    }

    @Test
    void allBlanksAndControlCharactersAreOneBlank() {
        assertEquals(
                "a bee see dee ee",
                TextNormaliser.normalise("a\tbee\u0000\n see\u00a0dee\u2003ee"));
    }

    @Test
    void ofWhatCannotBeSaidNothingIsSaid() {
        for (String written : List.of("", "   ", "...", "\ud83d\ude00", "你好", "\ud800", "'", "-"))
            assertEquals("", TextNormaliser.normalise(written));
    }

    @Test
    void aLongTextEndsBehindAWord() {
        String said = TextNormaliser.normalise("seventy seven, ".repeat(500));
        assertTrue(said.length() <= TextNormaliser.MAX_LENGTH);
        assertTrue(said.matches("(seventy seven, )+seventy( seven)?"), said);
    }

    /** Pieces from which everything that is treated specially can come about. */
    private static final List<String> PIECES =
            List.of(
                    "1",
                    "42",
                    "2026",
                    "20311540",
                    "0",
                    ".",
                    ",",
                    "?",
                    "!",
                    ":",
                    ";",
                    "-",
                    "/",
                    "#",
                    "*",
                    "$",
                    "€",
                    "%",
                    "&",
                    "@",
                    "+",
                    "=",
                    "'",
                    "\"",
                    "(",
                    ")",
                    "<",
                    ">",
                    "_",
                    "~",
                    " ",
                    " ",
                    " ",
                    " ",
                    "\n",
                    "A",
                    "a",
                    "I",
                    "b",
                    "USPS",
                    "AM",
                    "pm",
                    "p.m.",
                    "St",
                    "St.",
                    "Dr",
                    "Mr.",
                    "No.",
                    "Nov",
                    "May",
                    "Sat",
                    "Tue,",
                    "th",
                    "st",
                    "it's",
                    "I'd",
                    "'ve",
                    "'s",
                    "s",
                    "e.g.",
                    "U.S.",
                    "OK",
                    "order",
                    "number",
                    "lb",
                    "in",
                    "com",
                    ".com",
                    "www.",
                    "https://",
                    "½",
                    "é",
                    "你",
                    "\ud83d\ude00",
                    "\u200d",
                    "\ud800",
                    "\u0661",
                    "ﬁ",
                    "ﷺ",
                    "Main",
                    "word",
                    "LOUD",
                    "bcdf",
                    "dollars",
                    "USD");

    @Test
    void whateverComesInOnlySpeakableWordsComeOutAndStayAsTheyAre() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(i % 100 == 0 ? 1_000 : 12);
            for (int j = 0; j < pieces; j++) text.append(PIECES.get(random.nextInt(PIECES.size())));
            check(text.toString());
        }
    }

    @Test
    void anyUnicodeIsTaken() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(i % 100 == 0 ? 4_000 : 20);
            for (int j = 0; j < length; j++)
                text.append(
                        (char)
                                (random.nextBoolean()
                                        ? random.nextInt(128)
                                        : random.nextInt(65_536)));
            check(text.toString());
        }
    }

    @Test
    void longRunsOfOneCharacterAreTaken() {
        for (String piece : PIECES) check(piece.repeat(3_000));
        for (String piece : PIECES) check((piece + " ").repeat(1_000));
        for (String piece : PIECES) check(("1" + piece).repeat(1_000));
    }

    private static void check(String text) {
        String said = TextNormaliser.normalise(text);
        assertTrue(SAID.matcher(said).matches(), () -> show(text) + " gave " + show(said));
        assertTrue(said.length() <= TextNormaliser.MAX_LENGTH, () -> "length " + said.length());
        assertEquals(said, TextNormaliser.normalise(said), () -> "twice: " + show(text));
    }

    private static String show(String text) {
        return '"' + text.substring(0, Math.min(200, text.length())).replace('\n', ' ') + '"';
    }
}
