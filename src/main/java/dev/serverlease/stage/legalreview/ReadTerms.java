package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerm.Check;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the second officer reads the special terms: of each, whether it burdens the lessee (Civil Code art. 496). */
final class ReadTerms {

    /** The form's list: a row for each term, with its number and whether it burdens. */
    static final String FIELD = "specialTermsRead";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Check> ANSWERS = Map.of("BURDENS", Check.BURDENS, "NO_BURDEN", Check.NO_BURDEN);

    private ReadTerms() {}

    /** The rows that the form begins with: nothing is answered for the officer. */
    static List<Map<String, String>> rows(List<SpecialTerm> terms) {
        var rows = new ArrayList<Map<String, String>>();
        for (int at = 0; at < terms.size(); at++) {
            rows.add(Map.of("term", String.valueOf(at + 1), "burden", ""));
        }
        return rows;
    }

    /** What the form shows beside the rows. */
    static List<Map<String, String>> shown(List<SpecialTerm> terms) {
        var shown = new ArrayList<Map<String, String>>();
        for (var term : terms) {
            shown.add(Map.of("term", String.valueOf(shown.size() + 1), "zh", term.zh(), "en", term.en()));
        }
        return shown;
    }

    /** @throws Refusal with 400 for a term that is not answered */
    static List<SpecialTerm> read(List<SpecialTerm> terms, Submission submission) {
        var answers = answers(submission.text(FIELD));
        var read = new ArrayList<SpecialTerm>();
        var errors = new ArrayList<FieldError>();
        for (int at = 0; at < terms.size(); at++) {
            var answer = ANSWERS.get(answers.getOrDefault(String.valueOf(at + 1), ""));
            if (answer == null) {
                errors.add(new FieldError(
                        FIELD + "." + at + ".burden",
                        "请核对特别约定第 " + (at + 1) + " 项，并选择是否加重承租人的负担："
                                + terms.get(at).zh() + " Read special term " + (at + 1)
                                + " and say whether it burdens the lessee."));
            } else {
                read.add(terms.get(at).read(answer));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400,
                    "未能提交，请更正后再试。 Not accepted; correct this and try again. "
                            + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")),
                    errors);
        }
        return read;
    }

    private static Map<String, String> answers(String sent) {
        var answers = new HashMap<String, String>();
        if (!sent.isEmpty()) {
            try {
                var rows = JSON.readValue(sent, new TypeReference<@Nullable List<@Nullable Map<String, Object>>>() {});
                if (rows != null) {
                    rows.forEach(row -> answers.put(text(row, "term"), text(row, "burden")));
                }
            } catch (JsonProcessingException e) {
                // no list: then nothing is answered, and each term is asked for
            }
        }
        return answers;
    }

    private static String text(@Nullable Map<String, Object> row, String member) {
        return row == null || row.get(member) == null ? "" : String.valueOf(row.get(member));
    }
}
