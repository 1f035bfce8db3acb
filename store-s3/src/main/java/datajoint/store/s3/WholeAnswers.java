package datajoint.store.s3;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A client that fails where a connection was cut. Java's own takes what came for the whole answer, and Amazon's library
 * takes an empty answer for an empty list.
 */
record WholeAnswers(SdkHttpClient client) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return whole(prepared.call(), request.httpRequest());
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    /** Content of objects is left alone: it may be large, and {@link ObjectStream} counts it. */
    private static HttpExecuteResponse whole(HttpExecuteResponse response, SdkHttpRequest request) throws IOException {
        SdkHttpResponse head = response.httpResponse();
        Optional<Long> length = head.firstMatchingHeader("Content-Length").map(Long::parseLong);
        boolean isChunked = head.firstMatchingHeader("Transfer-Encoding").isPresent();
        boolean hasContent = head.statusCode() == 200 || head.statusCode() == 206;
        if (length.isEmpty() && !isChunked && hasContent && request.method() != SdkHttpMethod.DELETE) {
            response.responseBody().ifPresent(AbortableInputStream::abort);
            throw new EOFException("the connection ended within the head of the answer");
        }
        boolean isObject = hasContent && request.method() == SdkHttpMethod.GET && !asksForList(request);
        if (isObject
                || request.method() == SdkHttpMethod.HEAD
                || response.responseBody().isEmpty()) {
            return response;
        }
        byte[] body;
        try (InputStream in = response.responseBody().get()) {
            body = in.readAllBytes();
        }
        if (!isChunked && length.isPresent() && body.length < length.get()) {
            throw new EOFException("the connection ended after %d of %d bytes".formatted(body.length, length.get()));
        }
        return HttpExecuteResponse.builder()
                .response(head)
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static boolean asksForList(SdkHttpRequest request) {
        return request.rawQueryParameters().containsKey("list-type");
    }
}
