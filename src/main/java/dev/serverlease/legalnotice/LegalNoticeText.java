package dev.serverlease.legalnotice;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, in the order in which a lawyer writes it; the Chinese text prevails.
 *
 * @param subject 事由
 * @param facts what happened, with its days and amounts
 * @param grounds articles of law and clauses of the contract
 * @param demands what is declared or demanded, and by when
 * @param consequences what follows otherwise
 * @param objection how and until when the lessee objects
 * @param demanded the rent that it demands; null if it demands none
 */
public record LegalNoticeText(
        Bilingual subject,
        List<Bilingual> facts,
        List<Bilingual> grounds,
        List<Bilingual> demands,
        List<Bilingual> consequences,
        Bilingual objection,
        @Nullable DemandedRent demanded) {

    public LegalNoticeText(
            Bilingual subject,
            List<Bilingual> facts,
            List<Bilingual> grounds,
            List<Bilingual> demands,
            List<Bilingual> consequences,
            Bilingual objection) {
        this(subject, facts, grounds, demands, consequences, objection, null);
    }

    /** A part of the letter under its heading. */
    public record Section(Bilingual heading, List<Bilingual> paragraphs) {}

    /** The parts in order, as the template shows them. */
    public List<Section> sections() {
        return List.of(
                new Section(new Bilingual("一、事实", "1. Facts"), facts),
                new Section(new Bilingual("二、依据", "2. Grounds"), grounds),
                new Section(new Bilingual("三、通知事项", "3. What is declared or demanded"), demands),
                new Section(new Bilingual("四、后果", "4. Consequences"), consequences),
                new Section(new Bilingual("五、异议", "5. Objection"), List.of(objection)));
    }

    /** With what an officer adds to the facts; the same text without it. */
    LegalNoticeText withStatement(String statement) {
        return statement.isBlank()
                ? this
                : new LegalNoticeText(
                        subject,
                        Stream.concat(facts.stream(), Stream.of(new Bilingual(statement, "")))
                                .toList(),
                        grounds,
                        demands,
                        consequences,
                        objection,
                        demanded);
    }
}
