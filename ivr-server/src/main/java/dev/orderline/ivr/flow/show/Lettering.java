package dev.orderline.ivr.flow.show;

import java.text.Normalizer;
import java.util.List;

/**
 * How wide a text may become in a picture that says no more of its font than {@code sans-serif}.
 *
 * @param size of the font, in pixels
 */
record Lettering(double size, boolean bold) {
    private static final int FIRST = ' ';

    /**
     * The advances of the signs from blank to tilde, in thousandths of the font's size: of DejaVu
     * Sans and Liberation Sans, which Debian takes for {@code sans-serif}, the wider.
     */
    private static final List<Integer> PLAIN =
            List.of(
                    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
                    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
                    1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787,
                    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556,
                    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
                    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838);

    private static final List<Integer> BOLD =
            List.of(
                    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365,
                    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
                    1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 556, 775, 637, 995, 837, 850,
                    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 556,
                    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
                    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838);

    /** The widest signs of other scripts, and pictures. */
    private static final int OTHER = 1500;

    /** In pixels; no more than this in any of the fonts that were measured. */
    double width(String text) {
        List<Integer> advances = bold ? BOLD : PLAIN;
        long thousandths =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .codePoints()
                        .mapToLong(point -> advance(point, advances))
                        .sum();
        return thousandths * size / 1000;
    }

    private static int advance(int point, List<Integer> advances) {
        int index = point - FIRST;
        if (index >= 0 && index < advances.size()) return advances.get(index);
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> OTHER;
        };
    }

    /** From one line to the next, in pixels. */
    double leading() {
        return Math.ceil(size * 1.3);
    }

    /** From the upper side of a line to where its signs stand, in pixels. */
    double baseline() {
        return size * 1.02;
    }

    /** The text, made printable, in lines of {@code width} pixels and no more than {@code most}. */
    List<String> lines(String text, double width, int most) {
        String printable = Printable.of(text);
        return printable.isEmpty()
                ? List.of()
                : Printable.wrapped(printable, width, this::width, most);
    }
}
