package dev.serverlease.stage.contract.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignatureReport.Question;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The report of a signature's check as it is kept: for people line by line, for machines the facts and the library's
 * XML.
 */
final class KeptReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far a signature can be relied on, and what to do, are no questions of yes or no. */
    private static final Set<Question> JUDGED = EnumSet.complementOf(EnumSet.of(Question.RELIABILITY, Question.REMEDY));

    private KeptReport() {}

    /** @param identity how it was made sure who signed, where our own page asked; empty otherwise */
    static String json(SignatureReport report, List<Bilingual> identity) {
        var kept = new LinkedHashMap<String, Object>();
        kept.put(
                "lines",
                Stream.concat(lines(report).stream(), identity.stream())
                        .map(line -> List.of(line.zh(), line.en()))
                        .toList());
        var facts = report.facts();
        kept.put("subject", String.valueOf(facts.subject()));
        kept.put("issuer", String.valueOf(facts.issuer()));
        kept.put("signingTime", String.valueOf(facts.signingTime()));
        kept.put("timeStampTime", String.valueOf(facts.timeStampTime()));
        kept.put("indication", String.valueOf(facts.indication()));
        kept.put("evidence", String.valueOf(report.evidence()));
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each question: what was asked, whether it holds, and why. */
    static List<Bilingual> lines(SignatureReport report) {
        return report.answers().stream().map(KeptReport::line).toList();
    }

    private static Bilingual line(SignatureReport.Answer answer) {
        boolean judged = JUDGED.contains(answer.question());
        return new Bilingual(
                answer.question().word().zh() + "："
                        + (judged ? answer.result().word().zh() + "。" : "")
                        + answer.text().zh(),
                answer.question().word().en() + ": "
                        + (judged ? answer.result().word().en() + ". " : "")
                        + answer.text().en());
    }
}
