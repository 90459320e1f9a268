package dev.serverlease.stage.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for the lessee, and by what authority, as the application says. What it does not say is not compared.
 *
 * @param name an individual without another signer signs in person
 * @param isLegalRepresentative null if not said
 * @param letter number of the letter of authority
 */
public record NamedSigner(
        @Nullable String name,
        @Nullable Boolean isLegalRepresentative,
        @Nullable String letter) {

    private static final Pattern BY_LETTER =
            Pattern.compile("授权|委托|代理|authori[sz]|attorney|proxy", Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_LAW = Pattern.compile("法定代表人|负责人|legal representative", Pattern.CASE_INSENSITIVE);

    /** @param lessee the section of this name of an application */
    public static NamedSigner of(JsonNode lessee) {
        boolean individual = lessee.path("kind").asText().equals("INDIVIDUAL");
        var name = text(lessee, "signerName");
        var legal = lessee.path("signerIsLegalRep");
        return new NamedSigner(
                name == null && individual ? text(lessee, "name") : name,
                legal.isBoolean() && !individual ? legal.asBoolean() : null,
                text(lessee, "poaRef"));
    }

    /**
     * A field in which a signature differs from the application.
     *
     * @param zh the difference in Chinese
     * @param en the same in English
     */
    record Difference(String field, String zh, String en) {

        private static Difference of(String field, Bilingual name, Bilingual expected, String given) {
            return new Difference(
                    field,
                    name.zh() + "：申请为“" + expected.zh() + "”，此处为“" + given + "”。",
                    name.en() + ": the application says “" + expected.en() + "”, this says “" + given + "”.");
        }
    }

    /** By what authority this person signs, in Chinese. */
    public String authority() {
        return letter != null ? "授权委托书 " + letter : Boolean.TRUE.equals(isLegalRepresentative) ? "法定代表人" : "本人";
    }

    /** For people: who is to sign, and by what authority. */
    public Bilingual words() {
        var by = Boolean.TRUE.equals(isLegalRepresentative)
                ? new Bilingual("法定代表人", "legal representative")
                : letter != null
                        ? new Bilingual("授权委托书 " + letter, "letter of authority " + letter)
                        : new Bilingual("未写明", "not said");
        return new Bilingual(
                "申请所列签署人：" + (name == null ? "未写明" : name) + "；授权依据：" + by.zh() + "。",
                "The application names " + (name == null ? "no signer" : name) + "; by what authority: " + by.en()
                        + ".");
    }

    /** What differs, field by field; empty if nothing does. */
    List<Difference> differences(String signer, String authority) {
        var differences = new ArrayList<Difference>();
        if (name != null && !plain(name).equals(plain(signer))) {
            differences.add(Difference.of("signer", new Bilingual("签署人", "Signer"), new Bilingual(name, name), signer));
        }
        var expected = expectedInsteadOf(authority);
        if (expected != null) {
            differences.add(Difference.of("authority", new Bilingual("授权依据", "Authority"), expected, authority));
        }
        return differences;
    }

    private @Nullable Bilingual expectedInsteadOf(String authority) {
        boolean byLetter = BY_LETTER.matcher(authority).find();
        if (Boolean.TRUE.equals(isLegalRepresentative)) {
            return byLetter ? new Bilingual("法定代表人", "legal representative") : null;
        }
        if (letter != null && !withoutSpace(authority).contains(withoutSpace(letter))) {
            return new Bilingual("授权委托书 " + letter, "letter of authority " + letter);
        }
        boolean byLaw = BY_LAW.matcher(authority).find() && !byLetter;
        return Boolean.FALSE.equals(isLegalRepresentative) && byLaw
                ? new Bilingual("授权委托书", "letter of authority")
                : null;
    }

    private static @Nullable String text(JsonNode lessee, String member) {
        var text = lessee.path(member).asText("").strip();
        return text.isEmpty() || lessee.path(member).isNull() ? null : text;
    }

    /** Names are compared character by character, in whatever form these were typed; spaces make no other name. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", "");
    }

    private static String withoutSpace(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
