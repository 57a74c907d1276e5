package dev.orderline.ivr.flow;

/**
 * A state of a flow or of one that it goes through, in the graph of all.
 *
 * @param name in the graph: {@code ask-order}, and of a subflow {@code identify/ask-order}
 * @param state its edges lead to names in the graph; it is no {@link State.Subflow} any more
 * @param flow where it was written
 * @param local what it is called there
 */
public record Node(String name, State state, Flow flow, String local) {}
