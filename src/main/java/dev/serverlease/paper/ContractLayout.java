package dev.serverlease.paper;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays a contract out: {@code templates/contract/paper.html} filled with a {@link ContractPaper}. */
public final class ContractLayout {

    private static final TemplateEngine PAGES = pages();

    private ContractLayout() {}

    /** Well-formed XHTML for {@link PdfPrinter}; the places of {@link SignatureFields} are free on its last page. */
    public static String xhtml(ContractPaper paper) {
        return PAGES.process(
                "contract/paper",
                new Context(
                        Locale.CHINA,
                        Map.of(
                                "paper",
                                paper,
                                "qr",
                                QrCode.dataUri(paper.qrText()),
                                "lesseePlace",
                                SignatureFields.LESSEE_PLACE,
                                "lessorPlace",
                                SignatureFields.LESSOR_PLACE)));
    }

    /** As XML, for the web's templates may leave tags open. */
    private static TemplateEngine pages() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setTemplateMode(TemplateMode.XML);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
