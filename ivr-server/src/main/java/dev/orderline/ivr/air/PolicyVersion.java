package dev.orderline.ivr.air;

import dev.orderline.ivr.air.FlowVersion.Signature;

/**
 * A version of the policy that was published: it never changes.
 *
 * @param number counted from 1; the greatest counts
 * @param file its name when it was published
 */
public record PolicyVersion(int number, String file, String text, Signature signature) {}
