package dev.orderline.ivr.label;

import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands where: the label in its frame, below it what the customer has to do, and below the
 * cut line the slip. Lengths are in points.
 */
final class LabelPage {
    private static final double MARGIN = 36;
    private static final double PADDING = 8;
    private static final double GAP = 12;

    private static final double LABEL = 377;
    private static final double BANNER = 35;
    private static final double FROM = 108;
    private static final double TO = 110;
    private static final double SHOP_WIDTH = 112;
    private static final double STEPS = 128;
    private static final double STEPS_WIDTH = 310;
    private static final double SLIP_WIDTH = 200;

    private static final double TAG_SIZE = 8;
    private static final double TEXT_SIZE = 10;

    private static final List<String> TO_DO =
            List.of(
                    "Pack everything that is listed here. Protect it well.",
                    "Cut along the dashed line. Put the lower slip into the parcel.",
                    "Stick the label flat on the largest side. Remove or cover old labels.",
                    "Drop the parcel off at a parcel shop. Keep the receipt.");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);

    /** Where the postcode stands behind the town. */
    private static final Set<String> POSTCODE_LAST =
            Set.of("AU", "CA", "GB", "IE", "IN", "NZ", "US");

    private final Sheet sheet;
    private final Parcel parcel;
    private final ParcelNumber number;

    private LabelPage(Sheet sheet, Parcel parcel, ParcelNumber number) {
        this.sheet = sheet;
        this.parcel = parcel;
        this.number = number;
    }

    static void draw(Sheet sheet, Paper paper, Parcel parcel, ParcelNumber number)
            throws IOException {
        var page = new LabelPage(sheet, parcel, number);
        Box all = new Box(0, 0, paper.width(), paper.height()).inset(MARGIN);
        page.label(all.upper(LABEL));
        Box below = all.below(LABEL + GAP);
        page.steps(below.upper(STEPS));
        page.cut(below.below(STEPS));
        page.slip(below.below(STEPS + GAP));
    }

    private void label(Box box) throws IOException {
        sheet.banner("RETURN", "RMA " + parcel.rma().digits(), 15, box.upper(BANNER));
        Box from = box.below(BANNER).upper(FROM);
        Box to = box.below(BANNER + FROM).upper(TO);
        Box bars = box.below(BANNER + FROM + TO);
        Box shop = from.beside(from.width() - SHOP_WIDTH);

        tag("FROM", from);
        sheet.block(
                lines(parcel.from()), 12, 7, untagged(from.leftward(from.width() - SHOP_WIDTH)));
        sheet.ruleBeside(1, shop);
        double high = Symbols.squares(sheet, number.tracking(), shop);
        sheet.centred("Parcel shop: scan here", TAG_SIZE, shop.below(high));
        sheet.ruleAbove(1, to);
        tag("TO", to);
        sheet.boldBlock(lines(parcel.to()), 20, 8, untagged(to));
        sheet.ruleAbove(1, bars);
        Symbols.bars(sheet, number.encoded(), bars.below(PADDING));
        sheet.centred(number.readable(), 12, bars.below(PADDING + Symbols.BAR_HEIGHT + 4));
        sheet.frame(1.5, box);
    }

    private void steps(Box box) throws IOException {
        sheet.boldText("Please send it by " + DAY.format(parcel.until()), 13, box);
        Box below = box.below(Sheet.height(1, 13) + PADDING);
        Box step = below.leftward(STEPS_WIDTH);
        for (int i = 0; i < TO_DO.size(); i++) {
            sheet.boldText(Integer.toString(i + 1), TEXT_SIZE, step);
            double high = sheet.paragraph(TO_DO.get(i), TEXT_SIZE, step.beside(16));
            step = step.below(high + 4);
        }
        contents("\u2022", below.beside(STEPS_WIDTH + GAP));
    }

    private void cut(Box box) throws IOException {
        sheet.text("\u2702", 14, box.below(-9));
        sheet.dashesAbove(box.beside(GAP + 4));
    }

    private void slip(Box box) throws IOException {
        sheet.frame(1, box);
        Box inside = box.inset(PADDING);
        sheet.boldText("Put this slip into the parcel", 13, inside);
        Box below = inside.below(Sheet.height(1, 13) + PADDING);
        Box left = below.leftward(SLIP_WIDTH);
        sheet.boldText("RMA", TAG_SIZE, left);
        sheet.boldText(parcel.rma().digits(), 32, left.below(10));
        sheet.boldText("FROM", TAG_SIZE, left.below(56));
        sheet.block(List.of(parcel.from().name()), TEXT_SIZE, 7, left.below(67).upper(32));
        sheet.boldText("PARCEL", TAG_SIZE, left.below(110));
        sheet.text(number.readable(), TEXT_SIZE, left.below(121));
        contents("\u2610", below.beside(SLIP_WIDTH + GAP));
    }

    private void contents(String bullet, Box box) throws IOException {
        sheet.boldText("IN THE PARCEL", TAG_SIZE, box);
        sheet.list(bullet, parcel.contents(), TEXT_SIZE, box.below(Sheet.height(1, TAG_SIZE) + 2));
    }

    private void tag(String tag, Box box) throws IOException {
        sheet.boldText(tag, TAG_SIZE, box.inset(PADDING));
    }

    private static Box untagged(Box box) {
        return box.inset(PADDING).below(Sheet.height(1, TAG_SIZE) + 2);
    }

    /** An address as it is written there; the country only when the parcel crosses a border. */
    private List<String> lines(Address address) {
        String town =
                POSTCODE_LAST.contains(address.country())
                        ? address.town() + " " + address.postcode()
                        : address.postcode() + " " + address.town();
        boolean abroad = !parcel.from().country().equals(parcel.to().country());
        String country = abroad ? country(address) : "";
        return Stream.of(address.name(), address.street(), town, country)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** A country's name; what is no country's code is left as it is. */
    private static String country(Address address) {
        String code = address.country();
        return code.matches("[A-Z]{2}")
                ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ENGLISH)
                : code;
    }
}
