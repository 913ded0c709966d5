"""Routing (拟办, 分办): who should lead a document, who should take part, and why."""
