package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.clause.VoidTerms;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 特别约定: what an officer writes into the contract at the review, one term a line, with English in lines of the same
 * order or without.
 */
final class WrittenTerms {

    /** The form's field. */
    static final String FIELD = "specialTerms";

    static final String ENGLISH = "specialTermsEn";

    /** The form's box: the officer read each term, sales' too, and found nothing unlawful or unfair in it. */
    static final String CONFIRMED = "specialTermsConfirmed";

    /** In place of the English of a term that has none, where others have. */
    private static final String NONE = "-";

    /** What the remark on a text without Chinese says after it. */
    static final String IN_CHINESE =
            "没有中文：合同以中文文本为准，请用中文写明，可以另附英文。 The contract's Chinese text prevails: write it in Chinese, with English beside it if you like.";

    private static final int LONGEST = 2000;

    private WrittenTerms() {}

    /** @throws Refusal with 400 if a term is void, the lines do not match, or something cannot be printed */
    static List<SpecialTerm> read(Submission submission) {
        var errors = new ArrayList<FieldError>();
        var zh = lines(submission, FIELD, "特别约定", errors);
        var en = lines(submission, ENGLISH, "特别约定英文", errors);
        if (!en.isEmpty() && en.size() != zh.size()) {
            errors.add(new FieldError(
                    ENGLISH,
                    "特别约定英文须与中文逐行对应：中文 " + zh.size() + " 行，英文 " + en.size() + " 行；某一项没有英文的，该行写“-”。 " + zh.size()
                            + " lines of Chinese, " + en.size()
                            + " of English: write one for each, “-” where there is none."));
        }
        zh.stream()
                .filter(term -> !term.codePoints().anyMatch(Character::isIdeographic))
                .forEach(term -> errors.add(new FieldError(FIELD, "“" + term + "”" + IN_CHINESE)));
        refuse(errors);
        return IntStream.range(0, zh.size())
                .mapToObj(at ->
                        SpecialTerm.of(zh.get(at), en.isEmpty() || en.get(at).equals(NONE) ? "" : en.get(at)))
                .toList();
    }

    private static List<String> lines(Submission submission, String field, String title, List<FieldError> errors) {
        var text = submission.text(field);
        if (!PlainText.is(text)) {
            errors.add(new FieldError(field, title + PlainText.REMEDY));
        } else if (text.length() > LONGEST) {
            errors.add(new FieldError(field, title + "最多 " + LONGEST + " 字。 At most " + LONGEST + " characters."));
        } else {
            VoidTerms.in(text)
                    .forEach(found -> errors.add(
                            new FieldError(field, title + "：" + found.text().both())));
        }
        Glyphs.objection(text).ifPresent(objection -> errors.add(new FieldError(field, title + objection.both())));
        return text.lines()
                .map(String::strip)
                .filter(line -> line.equals(NONE) || !PlainText.isBlank(line))
                .toList();
    }

    /**
     * @param terms the officer's and sales'
     * @throws Refusal with 400 unless the officer says that each was read
     */
    static void requireConfirmed(List<SpecialTerm> terms, Submission submission) {
        if (!terms.isEmpty() && !submission.text(CONFIRMED).equals("true")) {
            refuse(List.of(new FieldError(
                    CONFIRMED,
                    "特别约定须由您逐条核对，核对后请在“特别约定已经逐条核对”中选“是”；有疑问的，您写的请修改或者删除，申请中的请退回补正："
                            + terms.stream()
                                    .map(term -> term.zh().replaceFirst("[。；]+$", ""))
                                    .collect(Collectors.joining("；"))
                            + "。 You have to read each special term: confirm that you did. In doubt change or remove yours; for"
                            + " those of the application request changes.")));
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

    /** What the form's two fields held before the case came back; empty if there was nothing. */
    static Map<String, String> before(List<SpecialTerm> terms) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        var zh = lines(terms, SpecialTerm::zh);
        return terms.stream().allMatch(term -> term.en().isEmpty())
                ? Map.of(FIELD, zh)
                : Map.of(FIELD, zh, ENGLISH, lines(terms, term -> term.en().isEmpty() ? NONE : term.en()));
    }

    private static String lines(List<SpecialTerm> terms, Function<SpecialTerm, String> text) {
        return terms.stream().map(text).collect(Collectors.joining("\n"));
    }
}
