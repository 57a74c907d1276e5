package dev.orderline.ivr.flow.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages that a reader and a checker of flows have: every text with a blank in it that their
 * classes hold, but for those that tell of a bug or that something is compared with.
 */
final class Messages {
    /** Where a text has something of the flow's in it. */
    private static final char HOLE = '\u0001';

    /** Whose messages are told of flows, besides the packages of reader and checker. */
    private static final List<String> OTHERS =
            List.of(
                    "dev.orderline.ivr.flow.OpeningHours",
                    "dev.orderline.ivr.flow.OpeningHours$Span");

    /** Descriptions of the language, which editors show, and files that no program gives. */
    private static final Set<String> SILENT =
            Set.of(
                    "FlowShapes.class",
                    "FlowFiles.class",
                    "FlowSchema.class",
                    "FlowReference.class");

    /** Words with a blank between, as in no list of phones. */
    private static final Pattern SAID = Pattern.compile("[a-z,;:\"\u0001] [a-z\"\u0001]");

    /** What is called with a text that nobody is told. */
    private static final Set<String> UNTOLD =
            Set.of(
                    "java/lang/IllegalStateException",
                    "java/lang/String",
                    "java/util/regex/Pattern");

    private Messages() {}

    /** A message, with {@link #HOLE}s, and the class that has it. */
    record Message(String owner, String text) {
        /** Whether it is what somebody was told. */
        boolean isIn(String told) {
            return Pattern.compile(
                            List.of(text.split(String.valueOf(HOLE), -1)).stream()
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".*")))
                    .matcher(told)
                    .find();
        }

        @Override
        public String toString() {
            return owner + ": " + text.replace(HOLE, '_');
        }
    }

    static List<Message> all() {
        List<Message> all = new ArrayList<>();
        for (Class<?> one : List.of(FlowChecker.class, dev.orderline.ivr.flow.source.Problem.class))
            classesBeside(one).forEach(model -> collect(model, all));
        OTHERS.forEach(name -> collect(model(name), all));
        return all;
    }

    /** The classes of the package of {@code one}. */
    private static Stream<ClassModel> classesBeside(Class<?> one) {
        String own = one.getSimpleName() + ".class";
        try (Stream<Path> files =
                Files.list(
                        Path.of(URI.create(String.valueOf(one.getResource(own))))
                                .resolveSibling("."))) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !SILENT.contains(file.getFileName().toString()))
                    .map(Messages::model)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel model(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel model(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(Messages.class.getResourceAsStream(file))) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(ClassModel model, List<Message> all) {
        String owner = model.thisClass().asInternalName().replaceFirst(".*/", "");
        for (MethodModel method : model.methods())
            if (!method.methodName().equalsString("<clinit>"))
                method.code().ifPresent(code -> collect(owner, code.elementList(), all));
    }

    private static void collect(String owner, List<CodeElement> code, List<Message> all) {
        for (int i = 0; i < code.size(); i++) {
            String text = text(code.get(i));
            if (SAID.matcher(text).find() && !goesTo(code, i)) all.add(new Message(owner, text));
        }
    }

    /** Whether the text that is loaded at {@code index} is for something nobody is told. */
    private static boolean goesTo(List<CodeElement> code, int index) {
        return code.stream()
                .skip(index + 1)
                .filter(InvokeInstruction.class::isInstance)
                .map(InvokeInstruction.class::cast)
                .findFirst()
                .filter(next -> UNTOLD.contains(next.owner().asInternalName()))
                .isPresent();
    }

    private static String text(CodeElement element) {
        return switch (element) {
            case ConstantInstruction constant
                    when constant.constantValue() instanceof String text ->
                    text;
            case InvokeDynamicInstruction joined
                    when joined.name().equalsString("makeConcatWithConstants") ->
                    String.valueOf(joined.bootstrapArgs().getFirst());
            default -> "";
        };
    }
}
