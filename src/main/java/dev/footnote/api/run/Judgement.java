package dev.footnote.api.run;

import dev.footnote.api.Claim;

/**
 * The verdict of a model on one claim and the passages that are quoted for it.
 *
 * @param key of the claim and its passages: equal ones are judged once
 * @param support how far the passages carry the claim
 * @param kind the thing that it depends on, in lower case, such as {@code attribution}; empty if the support is full
 * @param reason one clause for people; empty if the support is full
 */
public record Judgement(String key, Claim.Support support, String kind, String reason) {}
