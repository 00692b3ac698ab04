"""OpenTelemetry's SDK, sending OTLP over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from opentelemetry import context, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from .tracing import Headers

if TYPE_CHECKING:
    from ...config.tracing import TracingSettings

PATIENCE = 3
"""Seconds for one delivery, and for the last one when a worker ends."""
SERVER_ERROR = 500
CARRIED = ("traceparent", "tracestate")


class OpenTelemetry:
    """Satisfies `Tracing`.

    Args:
        settings: Where traces go.
        attributes: What every trace says of this process.
        unmatched: What the route of a request is called that no route takes.
    """

    def __init__(
        self, settings: TracingSettings, attributes: dict[str, str], unmatched: str
    ) -> None:
        self._unmatched = unmatched
        self._propagator = TraceContextTextMapPropagator()
        self._provider = TracerProvider(
            resource=Resource.create(dict(attributes)),
            sampler=ParentBased(TraceIdRatioBased(settings.sample_ratio)),
            shutdown_on_exit=False,
        )
        self._provider.add_span_processor(
            BatchSpanProcessor(
                OTLPSpanExporter(endpoint=f"{settings.endpoint}/v1/traces", timeout=PATIENCE)
            )
        )
        self._tracer = self._provider.get_tracer(__name__)

    def request(self, method: str, route: str, path: str, headers: Headers) -> _RequestSpan:
        """Open the span of a request, and make it the current one."""
        carrier = {name: value for name in CARRIED if (value := headers.get(name))}
        attributes = {"http.request.method": method, "url.path": path, "url.scheme": "http"}
        name = method
        if route != self._unmatched:
            attributes["http.route"] = route
            name = f"{method} {route}"
        span = self._tracer.start_span(
            name,
            context=self._propagator.extract(carrier),
            kind=SpanKind.SERVER,
            attributes=attributes,
        )
        return _RequestSpan(span)

    def begun(self, statement: str) -> Callable[[], None]:
        """Open the span of a statement; only below a request is it of interest."""
        if not trace.get_current_span().get_span_context().is_valid:
            return _nothing
        operation = statement.split(None, 1)[0].upper() if statement.strip() else "SQL"
        span = self._tracer.start_span(
            operation,
            kind=SpanKind.CLIENT,
            attributes={"db.operation.name": operation, "db.query.text": statement},
        )
        ended: Callable[[], None] = span.end
        return ended

    async def close(self) -> None:
        """Send what has not been sent; who does not take it in time does not get it."""
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(self._provider.shutdown), PATIENCE)


class _RequestSpan:
    """Satisfies `Span`."""

    def __init__(self, span: trace.Span) -> None:
        self._span = span
        self._token = context.attach(trace.set_span_in_context(span))

    @property
    def ids(self) -> Mapping[str, str]:
        """As hexadecimal digits."""
        of = self._span.get_span_context()
        return {
            "trace_id": trace.format_trace_id(of.trace_id),
            "span_id": trace.format_span_id(of.span_id),
        }

    def end(self, status: int) -> None:
        """Close the span."""
        self._span.set_attribute("http.response.status_code", status)
        if status >= SERVER_ERROR:
            self._span.set_attribute("error.type", str(status))
            self._span.set_status(Status(StatusCode.ERROR))
        self._span.end()
        context.detach(self._token)


def _nothing() -> None:
    """Nobody asks for it."""
