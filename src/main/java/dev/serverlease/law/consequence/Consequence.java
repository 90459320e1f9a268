package dev.serverlease.law.consequence;

import dev.serverlease.law.InForce;
import dev.serverlease.law.Message;

/**
 * What the law attaches to a breach, in one sentence: the frame of the statutes, never a forecast (second edition, part
 * 5).
 *
 * @param code the name by which rules and findings point to it; no person reads it
 * @param text the sentence, with its full stop
 * @param source the articles it rests on, and what about them is still to be checked
 * @param inForce the days on which the sentence is true
 */
public record Consequence(String code, Message text, Message source, InForce inForce) {

    /** The sentence with its source, as it is shown beside a finding. */
    public Message sentence() {
        return new Message(
                "法律后果：" + open(text.zh(), "。") + "（" + source.zh() + "）。",
                "Consequence: " + open(text.en(), ".") + " (" + source.en() + ").");
    }

    private static String open(String sentence, String stop) {
        return sentence.endsWith(stop) ? sentence.substring(0, sentence.length() - stop.length()) : sentence;
    }
}
