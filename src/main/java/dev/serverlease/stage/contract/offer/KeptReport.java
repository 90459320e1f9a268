package dev.serverlease.stage.contract.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.signature.SignatureReport.Answer;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The report of a signature's check as it is kept: for people line by line, for machines the facts and the library's
 * XML.
 */
final class KeptReport {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** One line for each question: what is so, and why. */
    static List<Bilingual> lines(SignatureReport report) {
        return report.answers().stream()
                .map(Answer::said)
                .map(said -> new Bilingual(said.zh(), said.en()))
                .toList();
    }
}
