"""The routes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query
from sqlalchemy import func, select

from .database import SessionDep
from .models import Article, Product
from .schemas import Health, ProductCreate, ProductPublic, ProductsPublic
from .users import get_current_user

router = APIRouter()


@router.get("/health", response_model=Health)
async def health() -> Any:
    """The process is alive."""
    return Health()


@router.get("/products", response_model=ProductsPublic)
async def read_products(
    session: SessionDep,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Any:
    """A page of products."""
    count = await session.scalar(select(func.count()).select_from(Product))
    products = await session.scalars(
        select(Product).order_by(Product.id).offset(offset).limit(limit)
    )
    return ProductsPublic(data=products.all(), count=count)


@router.get("/products/{product_id}", response_model=ProductPublic)
async def read_product(session: SessionDep, product_id: UUID) -> Any:
    """A product."""
    product = await session.get(Product, product_id)
    if product is None:
        raise HTTPException(status_code=404, detail="Product not found")
    return product


@router.post("/products", response_model=ProductPublic, status_code=201)
async def create_product(session: SessionDep, product_in: ProductCreate) -> Any:
    """Make a product."""
    product = Product(**product_in.model_dump())
    session.add(product)
    await session.commit()
    return product


@router.post(
    "/articles",
    response_model=ProductPublic,
    status_code=201,
    dependencies=[Depends(get_current_user)],
)
async def create_article(session: SessionDep, product_in: ProductCreate) -> Any:
    """Make an article, as somebody who is signed in."""
    article = Article(**product_in.model_dump())
    session.add(article)
    await session.commit()
    return article
