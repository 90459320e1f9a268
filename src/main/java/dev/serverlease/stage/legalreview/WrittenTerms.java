package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerm.Check;
import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.Objection;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 特别约定: what an officer writes into the contract at the review, one term a line. Read as the contract is read: what no
 * contract may say is refused here, before it stands in one.
 */
final class WrittenTerms {

    /** The form's field. */
    static final String FIELD = "specialTerms";

    /** The form's box: the officer read each term and found nothing unlawful or unfair in it. */
    static final String CONFIRMED = "specialTermsConfirmed";

    private static final int LONGEST = 2000;
    private static final Bilingual HEADING = new Bilingual("特别约定", "Special terms");

    private WrittenTerms() {}

    /** @throws Refusal with 400 if a term says what no contract may say or cannot be printed */
    static List<SpecialTerm> read(Submission submission) {
        var text = submission.text(FIELD);
        var errors = new ArrayList<FieldError>();
        if (!PlainText.is(text)) {
            errors.add(new FieldError(FIELD, "特别约定" + PlainText.REMEDY));
        } else if (text.length() > LONGEST) {
            errors.add(new FieldError(FIELD, "特别约定最多 " + LONGEST + " 字。 At most " + LONGEST + " characters."));
        }
        var terms = text.lines()
                .map(String::strip)
                .filter(line -> !PlainText.isBlank(line))
                .toList();
        terms.stream()
                .flatMap(term -> Objection.texts(TextCheck.objections(FreeText.SPECIAL_TERM, HEADING, term)).stream())
                .forEach(objection -> errors.add(new FieldError(FIELD, objection.both())));
        Glyphs.objection(text).ifPresent(objection -> errors.add(new FieldError(FIELD, "特别约定" + objection.both())));
        refuse(errors);
        return terms.stream()
                .map(term -> new SpecialTerm(term, Check.CONFIRMED))
                .toList();
    }

    /**
     * @param texts special terms, and words of conditions and of the application that are not the usual ones
     * @throws Refusal with 400 unless the officer says that each of these was read
     */
    static void requireConfirmed(List<String> texts, Submission submission) {
        if (!texts.isEmpty() && !submission.text(CONFIRMED).equals("true")) {
            refuse(
                    List.of(
                            new FieldError(
                                    CONFIRMED,
                                    "特别约定和自拟文字须由您逐条核对。核对后请在“特别约定和自拟文字已经逐条核对”中选“是”；有疑问的，特别约定和开通条件请修改、删除（复审请退回），申请中的自拟文字请退回补正："
                                            + texts.stream()
                                                    .map(text -> text.replaceFirst("[。；]+$", ""))
                                                    .collect(Collectors.joining("；"))
                                            + "。 You have to read each special term, and the words of conditions and of the application that are"
                                            + " not the usual ones: confirm that you did. In doubt change or remove a special term or a condition"
                                            + " (the second officer returns the case); for words of the application request changes.")));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400,
                    "未能提交，请更正后再试。 Not accepted; correct this and try again. "
                            + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")),
                    errors);
        }
    }

    /** Those that were written before the case came back; empty if there are none. */
    static String before(Map<String, ?> view) {
        return view.get("first") instanceof Map<?, ?> first && first.get(FIELD) instanceof List<?> terms
                ? terms.stream().map(Object::toString).collect(Collectors.joining("\n"))
                : "";
    }
}
