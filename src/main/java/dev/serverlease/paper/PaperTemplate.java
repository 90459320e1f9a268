package dev.serverlease.paper;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the templates of printed pages, as XML, for the web's templates may leave tags open. */
public final class PaperTemplate {

    private static final TemplateEngine PAGES = pages();

    private PaperTemplate() {}

    /**
     * @param name below {@code templates/}, without its ending
     * @return well-formed XHTML for {@link PdfPrinter}
     */
    public static String xhtml(String name, Map<String, Object> values) {
        return PAGES.process(name, new Context(Locale.CHINA, values));
    }

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
