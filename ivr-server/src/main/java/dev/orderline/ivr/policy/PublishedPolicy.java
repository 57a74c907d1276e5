package dev.orderline.ivr.policy;

import java.time.Instant;

/**
 * A version of the policy that was published: it never changes.
 *
 * @param number counted from 1; the greatest counts
 * @param file its name when it was published
 * @param signedBy who published it; personal data
 */
public record PublishedPolicy(
        int number, String file, String text, String signedBy, String note, Instant at) {}
