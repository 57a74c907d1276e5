package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path folder;

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        for (Path data : new Path[] {file, file.resolve("below")})
            assertTrue(
                    new DataFolder(data)
                            .disk()
                            .sentence()
                            .startsWith(file + " is a file and not a folder: "));
    }

    @Test
    void lookingLeavesNothingBehind() throws IOException {
        Finding _ = new DataFolder(folder.resolve("not/yet")).disk();
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void lessThanAGigabyteIsTooLittle() {
        var data = new DataFolder(folder);
        assertInstanceOf(Finding.Well.class, data.room(DataFolder.NEEDED_BYTES));
        assertInstanceOf(Finding.Wrong.class, data.room(DataFolder.NEEDED_BYTES - 1));
    }

    @Test
    void secretsThatOthersMayReadAreNamed() throws IOException {
        var data = new DataFolder(folder);
        assertInstanceOf(Finding.Idle.class, data.secrets());
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Path file = Files.createFile(secrets.resolve("database.properties"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertInstanceOf(Finding.Well.class, data.secrets());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(data.secrets().sentence().endsWith("chmod 600 " + file));
        assertInstanceOf(Finding.Wrong.class, data.secrets());
    }
}
