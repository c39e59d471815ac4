/**
 * Agentic search whose quotes and claims are checked.
 *
 * <p>What embedders use lies in the exported packages. All other packages are closed: they may change without notice.
 *
 * <p>Libraries that only an edge or a kind of file needs are {@code static} here, as they are optional in the POM.
 */
module dev.footnote {
    exports dev.footnote;
    exports dev.footnote.api;
    exports dev.footnote.api.engine;
    exports dev.footnote.api.run;
    exports dev.footnote.api.search;

    // a caller's own model and search engines are LangChain4j's
    requires transitive langchain4j.core;
    requires langchain4j;
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.github.albfernandez.juniversalchardet;
    requires com.github.benmanes.caffeine;
    requires crawler.commons;
    requires java.logging;
    requires java.net.http;
    requires java.xml;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.analysis.smartcn;
    requires org.apache.lucene.core;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.jsoup;
    requires org.slf4j;
    requires static de.siegmar.fastcsv;
    requires static hanlp.portable;
    requires static info.picocli;
    requires static io.javalin;
    requires static io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires jdk.net;
    requires jdk.unsupported;
    requires static langchain4j.mcp;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires static org.apache.pdfbox;
}
