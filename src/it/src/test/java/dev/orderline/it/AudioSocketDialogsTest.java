package dev.orderline.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("long")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class AudioSocketDialogsTest extends PhoneDialogs {
    AudioSocketDialogsTest(Lab shared) {
        super(shared, "101");
    }
}
