package dev.orderline.phone.command;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 127.0.0.1:5060}; names are not looked up. */
final class ServerAddress implements ITypeConverter<InetSocketAddress> {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}):([0-9]{1,5})");

    @Override
    public InetSocketAddress convert(String text) {
        Matcher form = FORM.matcher(text);
        try {
            if (form.matches())
                return new InetSocketAddress(
                        Inet4Address.ofLiteral(form.group(1)), Integer.parseInt(form.group(2)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no address: " + e.getMessage());
        }
        throw new TypeConversionException(
                "'" + text + "' is no address: write 127.0.0.1:5060, in numbers");
    }
}
