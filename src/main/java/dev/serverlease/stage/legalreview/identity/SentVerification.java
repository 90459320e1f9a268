package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.identity.IdentityWords;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.rules.identity.IdentityMinimum;
import dev.serverlease.request.Submission;
import dev.serverlease.request.Submission.Problems;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One verification as the form sends it: what of it is wrong, and what it says. */
final class SentVerification {

    /** The fields of a section of the form. */
    static final List<String> FIELDS =
            List.of("method", "evidence", "reference", "numberEnd", "documentValidTo", "checks", "result", "note");

    private static final Set<Method> OF_A_BODY =
            EnumSet.of(Method.REGISTER_QUERY, Method.BANK_TRANSFER, Method.NOTARISED);

    /** Their answer has a number. */
    private static final Set<Method> OF_A_PLATFORM = EnumSet.of(Method.NETWORK_ID, Method.REGISTER_QUERY);

    private final String section;
    private final Compared compared;
    private final Submission sent;
    private final List<Attachment> files;
    private final Set<UUID> used;

    /**
     * @param section of the form, {@code first} or {@code second}
     * @param sent the form's fields, each named with its section
     * @param files of the lease
     * @param used those that earlier verifications rest on
     */
    SentVerification(String section, Compared compared, Submission sent, List<Attachment> files, Set<UUID> used) {
        this.used = used;
        this.section = section;
        this.compared = compared;
        this.sent = sent;
        this.files = files.stream()
                .filter(file -> file.kind() == AttachmentKind.IDENTITY)
                .toList();
    }

    /** Whether anything was entered in this section. */
    boolean isBegun() {
        return FIELDS.stream().anyMatch(field -> !text(field).isEmpty());
    }

    void check(Problems problems, LocalDate today) {
        problems.oneOf(at("method"), "核验方法", IdentityWords.METHOD, names(methods()))
                .oneOf(at("result"), "核验结果", IdentityWords.RESULT, names(EnumSet.allOf(Result.class)))
                .optional(at("note"), "说明", 2000)
                .optional(at("reference"), "平台查询编号", 100);
        var unknown = checks().stream().filter(check -> !isCheck(check)).findFirst();
        unknown.ifPresent(check -> problems.wrong(
                at("checks"), "“" + check + "”不是可选的核验项目。 “" + check + "” is none of the things to compare."));
        if (result().isEmpty() || method().isEmpty()) {
            return;
        }
        boolean compares = result().get() == Result.MATCH || result().get() == Result.MISMATCH;
        if (compares && file().isEmpty()) {
            problems.wrong(
                    at("evidence"),
                    files.isEmpty()
                            ? "请先在“附件”中上传用途为“身份证明”的扫描件或者查询结果。 First hand in the scan or the platform's answer, as identity evidence."
                            : "请填写“身份证明”附件的文件名或者编号；仅有一份新上传的可以留空。 Name the file of identity evidence, or give its id; it may be left empty if there is only one new file.");
        }
        if (compares
                && OF_A_PLATFORM.contains(method().get())
                && text("reference").isEmpty()) {
            problems.wrong(
                    at("reference"), "通过平台核验的，请填写查询结果的编号。 Verified on a platform: give the number of its answer.");
        }
        if (compares && compared.numberEnd().isEmpty() && !isByNetworkId()) {
            problems.written(at("numberEnd"), "证件号码的后四位", "[0-9A-Za-z]{4}", "002X");
        }
        var end = text("numberEnd");
        if (!end.isEmpty()
                && !compared.numberEnd().isEmpty()
                && !isByNetworkId()
                && !end.equalsIgnoreCase(compared.numberEnd())) {
            problems.wrong(
                    at("numberEnd"),
                    "与已登记的号码末四位“" + compared.numberEnd() + "”不同：已登记的，请留空；证件号码确实不同的，核验结果选“不一致”并在说明中写明。"
                            + " It differs from the number on record, which ends in “" + compared.numberEnd()
                            + "”: leave it out; if the document bears another number, the result is that it does not match,"
                            + " and the note says so.");
        }
        if (!text("documentValidTo").isEmpty()) {
            problems.day(at("documentValidTo"), "证件有效期", result().get() == Result.MATCH ? today : null, null);
        }
        if (text("note").isEmpty()) {
            reason(result().get()).ifPresent(reason -> problems.wrong(at("note"), reason));
        }
    }

    /** Why a note is needed; empty if none is. */
    private Optional<String> reason(Result result) {
        if (result != Result.MATCH) {
            return Optional.of(
                    "请写明哪些不一致、如何拒绝或者何以认定伪造。 Say what does not match, how it was refused, or why it is forged.");
        }
        var left = compared.needed(method().orElseThrow()).stream()
                .filter(check -> !checks().contains(check.name()))
                .map(IdentityWords::of)
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("未核对的，请写明理由："
                        + left.stream().map(word -> word.zh()).collect(Collectors.joining("、"))
                        + "。 Say why this was not compared: "
                        + left.stream().map(word -> word.en()).collect(Collectors.joining(", ")) + ".");
    }

    private boolean isByNetworkId() {
        return method().equals(Optional.of(Method.NETWORK_ID));
    }

    /** One file, and one answer of a platform, tells of one of them only. */
    void checkBeside(SentVerification other, Problems problems) {
        if (file().isPresent()
                && other.file()
                        .filter(file -> file.digest().equals(file().get().digest()))
                        .isPresent()) {
            problems.wrong(
                    at("evidence"),
                    "同一份文件不能同时证明两项核验，请各自上传并填写其文件名或者编号。 One file cannot prove two verifications: hand in one for each and name it.");
        }
        if (reference() != null && reference().equalsIgnoreCase(other.reference())) {
            referenceTaken(problems);
        }
    }

    void referenceTaken(Problems problems) {
        problems.wrong(
                at("reference"),
                "该编号已用于核验其他人或者其他对象，请重新查询并填写本次查询结果的编号。 This number already serves to verify somebody else: query anew and give the number of that answer.");
    }

    private Set<Method> methods() {
        if (compared.isBody()) {
            return OF_A_BODY;
        }
        var methods = EnumSet.copyOf(IdentityMinimum.OF_A_PERSON);
        methods.add(Method.REGISTER_QUERY);
        return methods;
    }

    Optional<Method> method() {
        return one(Method.class, "method");
    }

    Optional<Result> result() {
        return one(Result.class, "result");
    }

    Set<Check> said() {
        return checks().stream().map(Check::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Null also for a network identity: of that only result and reference are kept. */
    @Nullable
    String numberEnd() {
        if (isByNetworkId()) {
            return null;
        }
        var end = compared.numberEnd().isEmpty() ? text("numberEnd") : compared.numberEnd();
        return end.isEmpty() ? null : end;
    }

    @Nullable
    String reference() {
        return text("reference").isEmpty() ? null : text("reference");
    }

    @Nullable
    LocalDate validTo() {
        return sent.day(at("documentValidTo"));
    }

    String note() {
        return text("note");
    }

    Compared compared() {
        return compared;
    }

    /** The file that was named by its id or name, of several the newest; the only new one where none was named. */
    Optional<Attachment> file() {
        var named = text("evidence");
        if (!named.isEmpty()) {
            return files.stream()
                    .filter(file -> file.fileName().equals(named)
                            || file.id().toString().equals(named))
                    .findFirst();
        }
        var unused = files.stream().filter(file -> !used.contains(file.id())).toList();
        return unused.size() == 1 ? Optional.of(unused.get(0)) : Optional.empty();
    }

    private Collection<String> checks() {
        var value = sent.values().get(at("checks"));
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : Arrays.stream(text("checks").replaceAll("[\\[\\]\"\\s]", "").split(","))
                        .filter(check -> !check.isEmpty())
                        .toList();
    }

    private static boolean isCheck(String name) {
        return Arrays.stream(Check.values()).anyMatch(check -> check.name().equals(name));
    }

    private <T extends Enum<T>> Optional<T> one(Class<T> type, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text(field)))
                .findFirst();
    }

    private static Set<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private String text(String field) {
        return sent.text(at(field));
    }

    private String at(String field) {
        return section + "." + field;
    }
}
