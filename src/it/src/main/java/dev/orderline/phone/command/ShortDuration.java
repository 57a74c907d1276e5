package dev.orderline.phone.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 800ms}, {@code 2s}, {@code 1.5s}: up to ten minutes. */
final class ShortDuration implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(ms|s)");
    private static final Duration MOST = Duration.ofMinutes(10);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches())
            throw new TypeConversionException("'" + text + "' is no time: write 800ms or 1.5s");
        int millis = form.group(2).equals("s") ? 1_000 : 1;
        long nanos =
                new BigDecimal(form.group(1))
                        .multiply(BigDecimal.valueOf(1_000_000L * millis))
                        .longValueExact();
        Duration time = Duration.ofNanos(nanos);
        if (time.compareTo(MOST) > 0)
            throw new TypeConversionException("'" + text + "' is more than ten minutes");
        return time;
    }
}
