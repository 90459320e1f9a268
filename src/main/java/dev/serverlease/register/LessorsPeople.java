package dev.serverlease.register;

import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.identity.Persons;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.request.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who stands on the lessor's side, as its entry says. No agent acts for the lessee towards the lessor for whom they act
 * too, unless both agree (Civil Code art. 168), and no link or code of the lessee's should go to the lessor. One person
 * may be the legal representative of both (art. 61): who signs for the lessee is not refused, but shown to officers.
 */
@Component
public class LessorsPeople {

    private static final String REMEDY_ZH = "（民法典第一百六十八条）。请另行委托与出租人无关的代理人，填写其本人的姓名、邮箱和手机号，或者由您本人签署";

    private static final String REMEDY_EN =
            " (Civil Code art. 168). Name a representative who has nothing to do with the lessor, with their own name,"
                    + " e-mail and telephone, or sign yourself";

    private static final Bilingual NO_REFUSAL = new Bilingual(
            "。请核实是否为同一人、其是否有权为承租人签署：一人可以同时担任双方的法定代表人（民法典第六十一条），不因此拒绝；"
                    + "但是代理人不得同时代理双方，也不得与自己订立合同，被代理人同意或者追认的除外（民法典第一百六十八条），属于代理的，请核对双方的书面同意。",
            ". Find out whether it is the same person and whether they may sign for the lessee: one person may be"
                    + " the legal representative of both (Civil Code art. 61), and nothing is refused for it; but an agent acts"
                    + " neither for both sides nor with themselves unless those for whom they act agree or ratify"
                    + " (art. 168), so look for what both have agreed to in writing.");

    /** Whose domains are nobody's own. */
    private static final Set<String> PUBLIC_MAIL = Set.of(
            "QQ.COM",
            "VIP.QQ.COM",
            "FOXMAIL.COM",
            "163.COM",
            "VIP.163.COM",
            "126.COM",
            "YEAH.NET",
            "188.COM",
            "SINA.COM",
            "SINA.CN",
            "SOHU.COM",
            "139.COM",
            "189.CN",
            "21CN.COM",
            "WO.CN",
            "ALIYUN.COM",
            "GMAIL.COM",
            "OUTLOOK.COM",
            "HOTMAIL.COM",
            "LIVE.COM",
            "MSN.COM",
            "YAHOO.COM",
            "ICLOUD.COM",
            "PROTON.ME");

    private static final Pattern EXTENSION = Pattern.compile("(?:(?:转|分机|EXT\\.?|X|#):?|(?<=\\d{7,8})-)\\d{1,6}$");

    private static final Pattern WITHOUT_AREA = Pattern.compile("\\d{7,8}");

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final Lessors lessors;

    LessorsPeople(Lessors lessors) {
        this.lessors = lessors;
    }

    /**
     * What officers have to know of who signs for the lessee, who is not refused for it.
     *
     * @param signers their names
     * @param address to which the lessee's link goes; null if there is none
     * @param telephone to which its code goes; null if there is none
     * @param noticeAddress to which its legal notices go; empty if none is stated
     * @return empty if nothing of it is the lessor's
     */
    public Optional<Bilingual> said(
            List<String> signers, @Nullable String address, @Nullable String telephone, String noticeAddress) {
        var said = new ArrayList<Bilingual>();
        for (var signer : signers.stream().filter(this::isPerson).toList()) {
            said.add(
                    new Bilingual(
                            "承租人的签署人“" + signer + "”与出租人的法定代表人（负责人）或者签署人同名",
                            "“" + signer
                                    + "”, who signs for the lessee, has the name of the lessor's legal representative or signer"));
        }
        if (address != null && isAddress(address)) {
            said.add(new Bilingual(
                    "接收签署链接的邮箱“" + address + "”是出租人的邮箱（同一邮箱或者同一邮箱域名）",
                    "the address for the signing link, “" + address
                            + "”, is the lessor's own (the same box or mail domain)"));
        }
        if (telephone != null && isTelephone(telephone)) {
            said.add(new Bilingual(
                    "接收验证码的电话“" + telephone + "”是出租人的电话",
                    "the telephone for the code, “" + telephone + "”, is the lessor's own"));
        }
        if (isPlace(noticeAddress)) {
            said.add(new Bilingual(
                    "通知与送达地址“" + noticeAddress + "”是出租人的地址，发给承租人的法律通知将寄给出租人自己",
                    "the lessee's address for notices, “" + noticeAddress
                            + "”, is the lessor's own: all legal notices to the lessee would go to the lessor"));
        }
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bilingual(
                        said.stream().map(Bilingual::zh).collect(Collectors.joining("；")) + NO_REFUSAL.zh(),
                        said.stream().map(Bilingual::en).collect(Collectors.joining("; ")) + NO_REFUSAL.en()));
    }

    /**
     * Why a representative whom the lessee's signer names is none: what of them is the lessor's, field by field.
     *
     * @return empty if nothing is
     */
    public List<FieldError> objections(String name, String address, @Nullable String telephone) {
        var errors = new ArrayList<FieldError>();
        if (isPerson(name)) {
            errors.add(new FieldError(
                    "name",
                    "“" + name + "”是出租人的法定代表人（负责人）或者签署人，不能同时代理承租人签署" + REMEDY_ZH
                            + "；同名而不是同一人的，请联系出租人，改用纸质文本签署。 “" + name
                            + "” is the lessor's legal representative or signer and cannot sign for the lessee as well"
                            + REMEDY_EN
                            + "; if it is somebody else of the same name, ask the lessor to sign on paper."));
        }
        if (isAddress(address)) {
            errors.add(new FieldError(
                    "address",
                    "这是出租人的邮箱，承租人的签署链接不能发送给出租人" + REMEDY_ZH
                            + "。 This is the lessor's e-mail box, and the lessee's link does not go to the lessor"
                            + REMEDY_EN + "."));
        }
        if (telephone != null && isTelephone(telephone)) {
            errors.add(new FieldError(
                    "telephone",
                    "这是出租人的电话，承租人的验证码不能发送给出租人" + REMEDY_ZH
                            + "。 This is the lessor's telephone, and the lessee's code does not go to the lessor"
                            + REMEDY_EN + "."));
        }
        return List.copyOf(errors);
    }

    private boolean isPerson(String name) {
        return isOne(
                name,
                LessorsPeople::letters,
                lessors.current().name(),
                contact().legalRepresentative(),
                contact().signer());
    }

    /** The lessor's box, or one in its own mail domain; anybody may have a box with a public provider. */
    private boolean isAddress(String address) {
        return isOne(address, LessorsPeople::box, contact().email())
                || (!PUBLIC_MAIL.contains(domain(address))
                        && isOne(address, LessorsPeople::domain, contact().email()));
    }

    private boolean isPlace(String address) {
        return isOne(
                address,
                LessorsPeople::letters,
                lessors.current().domicile(),
                contact().noticeAddress());
    }

    private boolean isTelephone(String number) {
        var said = digits(number);
        return Stream.of(contact().phone(), contact().serviceLine())
                .filter(Objects::nonNull)
                .map(LessorsPeople::digits)
                .anyMatch(known -> isSameLine(said, known) || isSameLine(known, said));
    }

    /** The same number, or the first without the area code of the second. */
    private static boolean isSameLine(String one, String other) {
        return !one.isEmpty()
                && (one.equals(other)
                        || (WITHOUT_AREA.matcher(one).matches()
                                && !MOBILE.matcher(other).matches()
                                && other.endsWith(one)));
    }

    private Contact contact() {
        return Objects.requireNonNullElse(lessors.current().contact(), Contact.NONE);
    }

    private static boolean isOne(String given, UnaryOperator<String> plain, @Nullable String... known) {
        var said = plain.apply(given);
        return !said.isEmpty()
                && Stream.of(known).filter(Objects::nonNull).map(plain).anyMatch(said::equals);
    }

    /**
     * A name or a place however it was typed: neither dots between the parts of a name nor other marks make another.
     */
    private static String letters(String text) {
        return Persons.plain(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** A mail box, whatever tag was added to its name. */
    private static String box(String address) {
        return Persons.plain(address).replaceFirst("\\+[^@]*@", "@");
    }

    private static String domain(String address) {
        var plain = Persons.plain(address);
        return plain.substring(plain.lastIndexOf('@') + 1);
    }

    /** A number however it was typed, with or without an extension, and the country's code. */
    private static String digits(String number) {
        return EXTENSION
                .matcher(Persons.plain(number))
                .replaceFirst("")
                .replaceAll("\\D", "")
                .replaceFirst("^(00)?86(?=\\d{10,11}$)", "")
                .replaceFirst("^0{1,2}(?=[1-9])", "");
    }
}
