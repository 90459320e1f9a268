package dev.serverlease.register;

import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.identity.Persons;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.request.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    private final Lessors lessors;

    LessorsPeople(Lessors lessors) {
        this.lessors = lessors;
    }

    /**
     * What officers have to know of who signs for the lessee, who is not refused for it.
     *
     * @param signer their name
     * @param address to which the lessee's link goes; null if there is none
     * @param telephone to which its code goes; null if there is none
     * @return empty if nothing of it is the lessor's
     */
    public Optional<Bilingual> said(String signer, @Nullable String address, @Nullable String telephone) {
        var said = new ArrayList<Bilingual>();
        if (isPerson(signer)) {
            said.add(
                    new Bilingual(
                            "承租人的签署人“" + signer + "”与出租人的法定代表人（负责人）或者签署人同名",
                            "“" + signer
                                    + "”, who signs for the lessee, has the name of the lessor's legal representative or signer"));
        }
        if (address != null && isAddress(address)) {
            said.add(new Bilingual(
                    "接收签署链接的邮箱“" + address + "”是出租人的邮箱",
                    "the address for the signing link, “" + address + "”, is the lessor's own"));
        }
        if (telephone != null && isTelephone(telephone)) {
            said.add(new Bilingual(
                    "接收验证码的电话“" + telephone + "”是出租人的电话",
                    "the telephone for the code, “" + telephone + "”, is the lessor's own"));
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
                Persons::plain,
                lessors.current().name(),
                contact().legalRepresentative(),
                contact().signer());
    }

    private boolean isAddress(String address) {
        return isOne(address, Persons::plain, contact().email());
    }

    private boolean isTelephone(String number) {
        return isOne(number, LessorsPeople::digits, contact().phone(), contact().serviceLine());
    }

    private Contact contact() {
        return Objects.requireNonNullElse(lessors.current().contact(), Contact.NONE);
    }

    private static boolean isOne(String given, UnaryOperator<String> plain, @Nullable String... known) {
        var said = plain.apply(given);
        return !said.isEmpty()
                && Stream.of(known).filter(Objects::nonNull).map(plain).anyMatch(said::equals);
    }

    /** A number however it was typed, with or without the country's code. */
    private static String digits(String number) {
        return Persons.plain(number)
                .replaceAll("\\D", "")
                .replaceFirst("^(00)?86(?=\\d{10,11}$)", "")
                .replaceFirst("^0+", "");
    }
}
