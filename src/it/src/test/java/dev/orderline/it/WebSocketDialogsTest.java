package dev.orderline.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("slow")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class WebSocketDialogsTest extends PhoneDialogs {
    WebSocketDialogsTest(Lab shared) {
        super(shared, "100");
    }
}
