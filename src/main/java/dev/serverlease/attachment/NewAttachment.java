package dev.serverlease.attachment;

import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.RequestKey;
import dev.serverlease.request.Submission;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file when it is handed in, checked before the file is read.
 *
 * @param idempotencyKey the sender's own: a repeat with the same key is the same file
 */
record NewAttachment(
        AttachmentKind kind,
        @Nullable String subject,
        String fileName,
        @Nullable LocalDate effectiveOn,
        String idempotencyKey) {

    static final String KEY = RequestKey.NAME;

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern FILE_NAME = Pattern.compile("(?!\\.)[^/\\\\:*?\"<>|]+(?<![. ])");

    /** Contracts, agreements, letters, confirmations of hand-over, as they are given out. */
    private static final Pattern OURS = Pattern.compile(
            "[S\u0405]L[\\p{Nd}OI\u041E\u039F]{10}(\\p{L}[\\p{Nd}OI\u041E\u039F]+)?(SEALED)?\\.\\w+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What hardly shows in a name, or looks like a hyphen there. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}_\u2212\u02D7\u30FC\u4E00\u2796]+");

    private static final Set<String> KINDS =
            Stream.of(AttachmentKind.values()).map(Enum::name).collect(Collectors.toSet());

    /**
     * @param given the request's parameters by name, with the header {@value #KEY}; absent ones are left out
     * @throws Refusal with 400 that names the fields
     */
    static NewAttachment of(Map<String, String> given, LocalDate today) {
        var sent = new Submission(Map.copyOf(given));
        var name = Normalizer.normalize(sent.text("fileName"), Normalizer.Form.NFC);
        var problems = sent.problems()
                .name("fileName", "文件名", LONGEST_NAME)
                .written(KEY, "请求标识（请求头 Idempotency-Key，8 至 100 位字母、数字或者 . _ -）", RequestKey.PATTERN, "4c1f0a52-7d31");
        if (!KINDS.contains(sent.text("kind"))) {
            // a page offers the words; who sends another kind calls the door and needs the codes
            problems.wrong(
                    "kind",
                    "用途（参数 kind）须为下列之一 Give one of these as kind："
                            + Stream.of(AttachmentKind.values())
                                    .map(kind -> kind.name() + "（" + kind.label() + "）")
                                    .collect(Collectors.joining("、"))
                            + "。");
        }
        if (!name.isEmpty()
                && PlainText.isName(name)
                && !FILE_NAME.matcher(name).matches()) {
            problems.wrong(
                    "fileName",
                    "文件名不得含有路径和 / \\ : * ? \" < > | 等字符，请改名后再上传。 The file's name must be a plain name without a path; rename the file.");
        }
        var subject = sent.text("subject");
        if (subject.length() > LONGEST_SUBJECT || !PlainText.isName(subject)) {
            problems.wrong("subject", "所涉事项最多 200 字，不含控制字符。 At most 200 characters, none of them invisible.");
        }
        boolean dated = KINDS.contains(sent.text("kind"))
                && AttachmentKind.valueOf(sent.text("kind")).isDated();
        if (dated || !sent.text("effectiveOn").isEmpty()) {
            problems.day("effectiveOn", "文件日期", null, today);
        }
        problems.refuseIfAny();
        return new NewAttachment(
                AttachmentKind.valueOf(sent.text("kind")),
                subject.isEmpty() ? null : subject,
                name,
                sent.day("effectiveOn"),
                sent.text(KEY));
    }

    /**
     * A file that somebody hands in does not bear the name of a paper that the product made, nor one that looks like
     * it.
     *
     * @throws Refusal with 400 if it does
     */
    void requireOwnName() {
        var plain = BETWEEN.matcher(Normalizer.normalize(fileName, Normalizer.Form.NFKC))
                .replaceAll("");
        if (OURS.matcher(plain).matches()) {
            var message = "“" + fileName
                    + "”是系统出具的文书的名称，或者与其相似，提交的文件不得使用，请改名后再上传，例如“交付确认书签收扫描件.pdf”。 This is the name of a paper that"
                    + " the product makes, or looks like one; rename the file.";
            throw new Refusal(400, message, List.of(new FieldError("fileName", message)));
        }
    }

    /** Whether an earlier one says the same; the content is compared apart. */
    boolean saysTheSameAs(Attachment earlier) {
        return earlier.kind() == kind
                && earlier.fileName().equals(fileName)
                && java.util.Objects.equals(earlier.subject(), subject)
                && java.util.Objects.equals(earlier.effectiveOn(), effectiveOn);
    }
}
