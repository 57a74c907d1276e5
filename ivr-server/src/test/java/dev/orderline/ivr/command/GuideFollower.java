package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.Guide.Step;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** A reader of the pages for admins who follows them to the letter, in a folder of their own. */
public final class GuideFollower {
    /** How a command is run. */
    public interface Shell {
        /**
         * @param arguments after {@code scripts/flow}
         * @param input what is typed, line by line
         * @return what is written, errors among it
         */
        String run(List<String> arguments, List<String> input) throws Exception;
    }

    private final Path root;
    private final Path dialplans;
    private final Path flows;
    private final Shell shell;

    /**
     * Makes a folder as shops get it, with the pages' examples.
     *
     * @param root the repository
     * @param dialplans to be made
     */
    public GuideFollower(Path root, Path dialplans, Shell shell) throws IOException {
        this.root = root;
        this.dialplans = dialplans;
        this.flows = dialplans.resolve("flows");
        this.shell = shell;
        copy(root.resolve("dialplans"), dialplans);
        copy(root.resolve("src/site/flows/examples"), flows);
    }

    /**
     * @param page of {@code src/site/flows}
     */
    public void follow(String page) throws Exception {
        Guide guide = Guide.read(root.resolve("src/site/flows").resolve(page));
        assertTrue(guide.steps().size() > 5, "a page without steps");
        for (Step step : guide.steps()) follow(step);
    }

    private void follow(Step step) throws Exception {
        switch (step) {
            case Step.Write(String file, String text) -> {
                Path written = flows.resolve(file);
                Files.createDirectories(written.resolve("..").normalize());
                Files.writeString(written, text);
            }
            case Step.Edit(String file, String old, String text) -> {
                List<String> around = List.of(Files.readString(flows.resolve(file)).split(old, -1));
                assertEquals(2, around.size(), "\"" + old + "\" stands there once");
                Files.writeString(flows.resolve(file), String.join(text, around));
            }
            case Step.Excerpt(String text) ->
                    assertTrue(
                            texts().anyMatch(file -> file.contains(text)),
                            () -> "in no file:\n" + text);
            case Step.Run run -> {
                assertEquals("scripts/flow", run.arguments().getFirst());
                String told = told(run.arguments().subList(1, run.arguments().size()), run.input());
                assertTrue(
                        run.output().matcher(told).matches(),
                        () -> String.join(" ", run.arguments()) + " tells:\n" + told);
            }
        }
    }

    /** What a command writes, as the pages have it: with what is typed, and the usual folder. */
    String told(List<String> arguments, List<String> input) throws Exception {
        String told = shell.run(arguments, input);
        for (String line : input) // after each "> " comes what was typed
        told = told.replaceFirst("(?m)^> ", Matcher.quoteReplacement(">\0" + line + "\n"));
        return told.replace(">\0", "> ")
                .replace(dialplans.toString(), "dialplans")
                .replaceAll("(?m) +$", "");
    }

    private Stream<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(flows)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                texts.add(Files.readString(file));
        }
        return texts.stream();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes of)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(each).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes of)
                            throws IOException {
                        Files.copy(each, to.resolve(from.relativize(each).toString()));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
