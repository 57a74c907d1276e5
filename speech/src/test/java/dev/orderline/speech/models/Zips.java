package dev.orderline.speech.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips that are like those of models, or not quite. */
final class Zips {
    private Zips() {}

    /** Whole as far as can be told without Vosk, and of some size. */
    static Map<String, byte[]> model() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] weights = new byte[300_000];
        new Random(1).nextBytes(weights);
        files.put("am/final.mdl", weights);
        files.put("conf/mfcc.conf", "--sample-frequency=16000\n".getBytes(UTF_8));
        files.put("conf/model.conf", "--beam=13\n".getBytes(UTF_8));
        files.put("graph/HCLr.fst", "x".getBytes(UTF_8));
        files.put("graph/Gr.fst", "x".getBytes(UTF_8));
        files.put("graph/disambig_tid.int", "1\n".getBytes(UTF_8));
        return files;
    }

    /** With everything in one folder, as in official ones. */
    static byte[] of(Map<String, byte[]> files) {
        Map<String, byte[]> inFolder = new LinkedHashMap<>();
        inFolder.put("a-model/", new byte[0]);
        files.forEach((name, content) -> inFolder.put("a-model/" + name, content));
        return flat(inFolder);
    }

    static byte[] flat(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("in memory", impossible);
        }
        return bytes.toByteArray();
    }
}
