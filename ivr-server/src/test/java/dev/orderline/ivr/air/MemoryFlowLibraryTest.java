package dev.orderline.ivr.air;

class MemoryFlowLibraryTest extends FlowLibraryContract {
    @Override
    protected FlowLibrary library() {
        return new MemoryFlowLibrary();
    }
}
